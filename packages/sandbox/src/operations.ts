import type { AccessToken, AccessTokenRequest, CustomerUpdate } from "@conomyhq/openapi-types";
import type { OperationId } from "./faults/options.ts";
import { Problem } from "./problem.ts";
import type { StoredCustomer } from "./seed.ts";
import type { Store } from "./store.ts";
import type { Tokens } from "./tokens.ts";

/** What an operation gets to do its work. */
export interface Context {
  store: Store;
  tokens: Tokens;
  /** How long a token lives, in seconds. */
  tokenLifetime: number;
  /** The tenant that the key belongs to. */
  clientId: string;
  path: Record<string, string>;
  /** The body, as the contract allows it. */
  body: unknown;
}

/** What an operation does, and returns as JSON. */
export type Behaviour = (context: Context) => unknown;

/** What the operations of the contract do, by their `operationId`: one that is missing does not compile. */
export const behaviours: Record<OperationId, Behaviour> = {
  createAccessToken({ store, tokens, tokenLifetime, clientId, body }): AccessToken {
    const given = body as AccessTokenRequest;
    const tenant = store.tenants().find((known) => known.clientId === clientId);
    if (given.clientId !== tenant?.clientId || given.clientSecret !== tenant.clientSecret) {
      throw new Problem("unauthorized", "The client credentials are not valid");
    }
    return { accessToken: tokens.issue(clientId, tokenLifetime), tokenType: "Bearer", expiresIn: tokenLifetime };
  },

  updateCustomer({ store, clientId, path, body }): StoredCustomer {
    const id = path["customer-id"] ?? "";
    const stored = store.customer(clientId, id);
    if (!stored) throw new Problem("notFound", "The customer was not found");
    const changes = body as CustomerUpdate;
    if (changes.id !== undefined && changes.id !== id) {
      throw new Problem("invalidParam", "id differs from the customer in the path");
    }
    const customer = { ...stored, ...changes, id };
    if (changes.address) customer.address = { ...stored.address, ...changes.address };
    store.save(clientId, customer);
    return customer;
  },
};
