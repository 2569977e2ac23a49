import { type Part, Unservable, type Walker } from "./parts.ts";

/** Something in a call that proves who sends it. */
export type Proof = { type: "basic" } | { type: "bearer" } | KeyProof;

/** The key of a tenant. */
export interface KeyProof {
  type: "key";
  in: "cookie" | "header" | "query";
  name: string;
}

/** The ways to prove who calls: any one of them will do, and it needs all of its proofs. One without proofs is open. */
export type Security = readonly (readonly Proof[])[];

const places = ["cookie", "header", "query"] as const;
/** The order in which the proofs of a call are looked at. */
const order: readonly Proof["type"][] = ["key", "basic", "bearer"];

/** What an operation asks for: what it says itself, or else what the contract says for all of them. */
export function securityOf(walker: Walker, operation: Part): Security {
  const security = walker.get(operation, "security") ?? walker.get(walker.root, "security");
  if (!security) return [[]];
  if (!Array.isArray(security.value)) throw new Unservable(security, "security is a list");
  const ways = walker.members(security).map(([, way]) => proofsOf(walker, way));
  if (ways.length === 0) return [[]];
  // The open one last: who proves something is known by it.
  return ways.toSorted((one, other) => Number(one.length === 0) - Number(other.length === 0));
}

function proofsOf(walker: Walker, way: Part): Proof[] {
  if (typeof way.value !== "object" || way.value === null || Array.isArray(way.value)) {
    throw new Unservable(way, "One way to authenticate is an object, with the names of security schemes");
  }
  const proofs = walker.members(way).map(([name, part]) => {
    const scheme = walker.get(walker.root, "components", "securitySchemes", name);
    if (!scheme) throw new Unservable(part, `There is no security scheme ${name}`);
    return proofOf(walker, scheme, name);
  });
  return inOrder(proofs);
}

/** Every proof that one operation or another asks for, once. */
export function proofsInOrder(all: readonly Security[]): Proof[] {
  return inOrder([...new Map(all.flat(2).map((proof) => [JSON.stringify(proof), proof])).values()]);
}

function inOrder(proofs: Proof[]): Proof[] {
  return proofs.toSorted((one, other) => order.indexOf(one.type) - order.indexOf(other.type));
}

function proofOf(walker: Walker, scheme: Part, name: string): Proof {
  const text = (key: string) => String(walker.get(scheme, key)?.value);
  const unservable = (key: string, reason: string) =>
    new Unservable(walker.get(scheme, key) ?? scheme, `The security scheme ${name} is not served: ${reason}`);
  if (text("type") === "http") {
    const type = (["basic", "bearer"] as const).find((known) => known === text("scheme").toLowerCase());
    if (type) return { type };
    throw unservable("scheme", "of http, only basic and bearer are");
  }
  if (text("type") !== "apiKey") {
    const reason = reasons[text("type")] ?? `there is no type ${text("type")}`;
    throw unservable("type", `${reason}. Only apiKey, and http with basic or bearer, are`);
  }
  const place = places.find((known) => known === text("in"));
  if (!place) throw unservable("in", `a key is sent in one of: ${places.join(", ")}`);
  if (typeof walker.get(scheme, "name")?.value !== "string") throw unservable("name", "a key needs a name");
  return { type: "key", in: place, name: text("name") };
}

/** What a sandbox cannot be for a test. */
const reasons: Record<string, string> = {
  mutualTLS: "the sandbox does not serve TLS",
  oauth2: "the sandbox has no flows and scopes of OAuth",
  openIdConnect: "the sandbox is not an OpenID provider",
};
