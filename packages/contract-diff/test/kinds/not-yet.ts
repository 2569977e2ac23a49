/** Kinds that the contract diff rates wrong today. A kind leaves this list with the commit that makes it right; the empty list goes. */
export const notYet: ReadonlySet<string> = new Set([
  "response body schema became false",
  "security: a scope gets other words",
  "security, backwards: a scope gets other words",
]);
