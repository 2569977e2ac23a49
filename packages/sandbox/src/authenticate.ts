import type { Operation, ServedContract } from "./contract.ts";
import { Problem } from "./problem.ts";
import type { Tenant } from "./seed.ts";
import type { Store } from "./store.ts";
import { bearerOf, type Tokens } from "./tokens.ts";

/**
 * Checks who calls.
 *
 * @returns the client id of the tenant.
 * @throws a {@link Problem} if a proof is missing or not valid, or if key and token belong to different tenants.
 */
export function authenticate(
  { store, tokens, contract }: { store: Store; tokens: Tokens; contract: ServedContract },
  { bearer }: Operation,
  headers: Headers,
): string {
  const tenant = tenantOf({ store, contract }, headers);
  if (!tenant) throw new Problem("unauthorized", "The API key is missing or not valid");
  if (bearer && tokens.verify(bearerOf(headers)) !== tenant.clientId) {
    throw new Problem("unauthorized", "The access token is missing or not valid");
  }
  return tenant.clientId;
}

/** The tenant that the key of a request belongs to. */
export function tenantOf(
  { store, contract }: { store: Store; contract: ServedContract },
  headers: Headers,
): Tenant | undefined {
  const key = headers.get(contract.apiKeyHeader);
  return store.tenants().find(({ apiKey }) => apiKey === key);
}
