import type { NewCustomer } from "@conomyhq/openapi-types";
import { checkOptions, count, text } from "./checks.ts";
import { isUnnameable, unnameable } from "./customer-id.ts";
import type { Schemas } from "./description/schemas.ts";
import { isJson } from "./json.ts";
import { Misuse } from "./misuse.ts";
import type { IdSource } from "./random.ts";
import type { StoredCustomer } from "./seed.ts";
import type { Slice, Store } from "./store.ts";
import { tenantOf } from "./tenants.ts";
import { rejectionOf } from "./validate.ts";

/** Reads and changes the customers of a tenant: the first one, unless a client id is given. */
export interface SandboxCustomers {
  /** @throws a `TypeError` if there is no such tenant. */
  get(id: string, clientId?: string): StoredCustomer | undefined;
  /**
   * In the order in which they came: all of them, or a part of many.
   *
   * @throws a `TypeError` if there is no such tenant, or the part cannot be.
   */
  list(clientId?: string, part?: Slice): StoredCustomer[];
  /**
   * Adds a customer, or replaces the one with its id; without an id it gets one.
   *
   * @throws a `TypeError` that names what the contract rejects in it, or the tenant that does not exist.
   */
  add(customer: NewCustomer, clientId?: string): StoredCustomer;
  /**
   * Replaces a customer whole: what is not given is gone.
   *
   * @throws a `TypeError` as `add` does, and if there is no such customer.
   */
  replace(id: string, customer: NewCustomer, clientId?: string): StoredCustomer;
  /** @throws a `TypeError` if there is no such customer. */
  remove(id: string, clientId?: string): void;
}

export function createCustomers(store: Store, ids: IdSource, schemas: Schemas): SandboxCustomers {
  const ownerOf = (clientId?: string) => tenantOf(store, clientId).clientId;

  function save(customer: NewCustomer, clientId: string): StoredCustomer {
    const rejection = rejectionOf(schemas, "Customer", customer);
    if (rejection) throw new Misuse(`The customer is not valid: ${rejection}.`);
    if (!isJson(customer)) throw new Misuse("The customer is not valid: JSON cannot hold all of it.");
    if (isUnnameable(customer.id)) throw new Misuse(`The customer is not valid: ${unnameable}.`);
    const stored = { ...customer, id: customer.id ?? freeId(store, ids, clientId) };
    store.save(clientId, stored);
    return stored;
  }

  function find(id: string, clientId: string): StoredCustomer | undefined {
    text(id, "id");
    return store.customer(clientId, id);
  }

  function ownerOfKnown(id: string, clientId?: string): string {
    const owner = ownerOf(clientId);
    if (!find(id, owner)) throw new Misuse(`There is no customer ${id}.`, 404);
    return owner;
  }

  return {
    get: (id, clientId) => find(id, ownerOf(clientId)),
    list(clientId, slice = {}) {
      checkOptions(slice, { limit: count, offset: count });
      return store.customers(ownerOf(clientId), slice);
    },
    add: (customer, clientId) => save(customer, ownerOf(clientId)),
    replace(id, customer, clientId) {
      const owner = ownerOfKnown(id, clientId);
      if ((customer?.id ?? id) !== id) throw new Misuse(`The customer is not valid: id differs from ${id}.`);
      return save({ ...customer, id }, owner);
    },
    remove: (id, clientId) => store.remove(ownerOfKnown(id, clientId), id),
  };
}

/** A database that was kept has ids of an earlier run, which began with the same ones. */
export function freeId(store: Store, ids: IdSource, clientId: string): string {
  const id = ids.customerId();
  return store.customer(clientId, id) ? freeId(store, ids, clientId) : id;
}
