import { text } from "./checks.ts";
import type { Schemas } from "./description/schemas.ts";
import { Misuse } from "./misuse.ts";
import { checkTenant, type Tenant } from "./seed.ts";
import type { Store } from "./store.ts";

/** Reads and changes who may call the sandbox. */
export interface SandboxTenants {
  /** Without its customers, which `sandbox.customers` has. */
  get(clientId: string): Tenant | undefined;
  /** In the order in which they came; the first one is the one of `clientOptions`. */
  list(): Tenant[];
  /**
   * Adds a tenant, with the customers that it names.
   *
   * @throws a `TypeError` that names what is wrong with it, or what another tenant has already.
   */
  add(tenant: Tenant): void;
  /**
   * Changes secret and key of a tenant. Its customers stay, unless others are given.
   *
   * @throws a `TypeError` as `add` does, and if there is no such tenant.
   */
  replace(tenant: Tenant): void;
  /**
   * Removes a tenant and its customers.
   *
   * @throws a `TypeError` if there is no such tenant, or no other one.
   */
  remove(clientId: string): void;
}

export function createTenants(store: Store, schemas: Schemas): SandboxTenants {
  function save(tenant: Tenant): void {
    const { clientId, apiKey } = checkTenant(tenant, schemas);
    const other = store.tenants().find((known) => known.apiKey === apiKey && known.clientId !== clientId);
    if (other) throw new Misuse(`The tenant ${other.clientId} has this apiKey already.`, 409);
    store.saveTenant(tenant);
  }

  return {
    get(clientId) {
      text(clientId, "clientId");
      return store.tenant(clientId);
    },
    list: () => store.tenants().map((tenant) => ({ ...tenant })),
    add(tenant) {
      const { clientId } = checkTenant(tenant, schemas);
      if (store.tenant(clientId)) throw new Misuse(`There is a tenant ${clientId} already.`, 409);
      save(tenant);
    },
    replace(tenant) {
      tenantOf(store, checkTenant(tenant, schemas).clientId);
      save(tenant);
    },
    remove(clientId) {
      text(clientId, "clientId");
      tenantOf(store, clientId);
      if (store.tenants().length === 1) throw new Misuse("The last tenant cannot be removed: nobody could call.", 409);
      store.removeTenant(clientId);
    },
  };
}

/**
 * The tenant with a client id; the first one without it.
 *
 * @throws a `TypeError` if there is none.
 */
export function tenantOf(store: Store, clientId?: string): Tenant {
  if (clientId !== undefined) text(clientId, "clientId");
  const tenant = clientId === undefined ? store.tenants()[0] : store.tenant(clientId);
  if (!tenant) throw new Misuse(`There is no tenant ${clientId}.`, 404);
  return tenant;
}
