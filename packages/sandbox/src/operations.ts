import type { Customer } from "@conomyhq/openapi-types";
import type { Behaviours } from "./behaviour.ts";
import { isUnnameable, unnameable } from "./customer-id.ts";
import { freeId } from "./customers.ts";
import { Problem } from "./problem.ts";

/** What every operation of the contract does. A further operation is a further function. */
export const behaviours: Behaviours = {
  createAccessToken({ store, tokens, tokenLifetime, caller, body }) {
    const tenant = store.tenants().find(({ clientId }) => clientId === (caller ?? body.clientId));
    if (body.clientId !== tenant?.clientId || body.clientSecret !== tenant.clientSecret) {
      throw new Problem("unauthorized", "The client credentials are not valid");
    }
    return { accessToken: tokens.issue(tenant.clientId, tokenLifetime), tokenType: "Bearer", expiresIn: tokenLifetime };
  },

  createCustomer({ store, ids, clientId, body }) {
    const { id = freeId(store, ids, clientId), documentType, documentNumber } = body;
    if (isUnnameable(id)) throw new Problem("invalidParam", unnameable);
    if (store.customer(clientId, id)) throw new Problem("alreadyExist", "A customer with this id exists");
    if (store.hasDocument(clientId, documentType, documentNumber)) {
      throw new Problem("alreadyExist", "A customer with this document exists");
    }
    const customer = { ...body, id };
    store.save(clientId, customer);
    return customer;
  },

  getCustomer({ store, clientId, path }) {
    return known(store.customer(clientId, path["customer-id"]));
  },

  listCustomers({ store, clientId, query }) {
    const { limit = 50, next = 0, offset = 0, ...filters } = query;
    for (const [name, value] of Object.entries({ limit, next, offset })) {
      if (value < 0) throw new Problem("invalidParam", `${name} must be >= 0`);
    }
    const size = Math.min(limit, 500);
    const { total, start, customers } = store.page(clientId, filters, { limit: size, offset: next + offset });
    const count = start + customers.length;
    return {
      pagination: { count, next: count, previous: Math.max(0, start - size), total },
      results: customers,
    };
  },

  updateCustomer({ store, clientId, path, body }) {
    const id = path["customer-id"];
    const stored = known(store.customer(clientId, id));
    if (body.id !== undefined && body.id !== id) {
      throw new Problem("invalidParam", "id differs from the customer in the path");
    }
    const customer = { ...stored, ...body, id };
    if (body.address) customer.address = { ...stored.address, ...body.address };
    store.save(clientId, customer);
    return customer;
  },
};

function known<Stored extends Customer>(customer: Stored | undefined): Stored {
  if (!customer) throw new Problem("notFound", "The customer was not found");
  return customer;
}
