import { parse } from "hono/utils/cookie";
import type { Operation } from "./contract.ts";
import type { Proof } from "./description/security.ts";
import { Problem } from "./problem.ts";
import type { Store } from "./store.ts";
import { bearerOf, type Tokens } from "./tokens.ts";
import { urlOf } from "./url.ts";

/** What proofs are compared with. */
interface Known {
  store: Store;
  tokens: Tokens;
}

/**
 * Checks who calls, in one of the ways that the contract allows.
 *
 * @returns the client id of the tenant; `undefined` if nothing has to be proved, and nothing is.
 * @throws a {@link Problem} if a proof is missing or not valid, or if two belong to different tenants.
 */
export function authenticate(known: Known, { security }: Operation, request: Request): string | undefined {
  const problems: Problem[] = [];
  for (const proofs of security) {
    const caller = callerBy(known, proofs, request);
    if (!(caller instanceof Problem)) return caller;
    problems.push(caller);
  }
  throw problems[0];
}

/** The client id of the tenant that the first valid one of some proofs belongs to. */
export function callerOf(known: Known, proofs: readonly Proof[], request: Request): string | undefined {
  for (const proof of proofs) {
    const caller = ownerOf(known, proof, request);
    if (caller !== undefined) return caller;
  }
  return undefined;
}

function callerBy(known: Known, proofs: readonly Proof[], request: Request): string | Problem | undefined {
  let caller: string | undefined;
  for (const proof of proofs) {
    const owner = ownerOf(known, proof, request);
    if (owner === undefined || owner !== (caller ?? owner)) {
      return new Problem("unauthorized", `The ${names[proof.type]} is missing or not valid`);
    }
    caller = owner;
  }
  return caller;
}

const names: Record<Proof["type"], string> = {
  key: "API key",
  basic: "user name or the password",
  bearer: "access token",
};

/** The client id of the tenant that a proof belongs to: its key, its client id and secret, or a token of its own. */
function ownerOf({ store, tokens }: Known, proof: Proof, request: Request): string | undefined {
  if (proof.type === "bearer") return tokens.verify(bearerOf(request.headers));
  const tenants = store.tenants();
  if (proof.type === "key") {
    const key = keyIn(request, proof.in, proof.name);
    return tenants.find(({ apiKey }) => apiKey === key)?.clientId;
  }
  const [, credentials = ""] = /^Basic +(\S+)$/i.exec(request.headers.get("authorization") ?? "") ?? [];
  const pair = Buffer.from(credentials, "base64").toString();
  return tenants.find(({ clientId, clientSecret }) => `${clientId}:${clientSecret}` === pair)?.clientId;
}

function keyIn(request: Request, place: "cookie" | "header" | "query", name: string): string | null | undefined {
  if (place === "header") return request.headers.get(name);
  if (place === "cookie") return parse(request.headers.get("cookie") ?? "", name)[name];
  const keys = urlOf(request).searchParams.getAll(name);
  return keys.length === 1 ? keys[0] : undefined;
}
