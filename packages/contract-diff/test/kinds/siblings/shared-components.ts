import { contractOf, fine, json, object, type Pair, returns, takes, text, upTo } from "../../pairs/contract.ts";

/** `POST /a` in two versions, beside `POST /b`, which uses the shared components all the time. */
const swap = (
  name: string,
  [forwards, backwards]: [Pair["forwards"], Pair["backwards"]],
  components: object,
  other: object,
  base: object,
  revision: object,
): Pair => {
  const whole = (operation: object) => contractOf({ "/a": { post: operation }, "/b": { post: other } }, { components });
  return { name, forwards, backwards, base: whole(base), revision: whole(revision) };
};

const parameters = (parameter: object) => ({ ...fine, parameters: [parameter] });
const q = (schema: object) => ({ name: "q", in: "query", schema });
const S = { $ref: "#/components/schemas/S" };
const Q = { $ref: "#/components/parameters/Q" };
const short = object({ a: upTo(5) });
const response = { description: "Fine.", content: json(short) };
const header = { schema: upTo(5) };

export const sharedComponents: readonly Pair[] = [
  swap(
    "a parameter is swapped for a shared one that takes less",
    ["major", "minor"],
    { parameters: { Q: q(upTo(5)) } },
    parameters(Q),
    parameters(q(upTo(9))),
    parameters(Q),
  ),
  swap(
    "a parameter is swapped for a shared one that is the same",
    ["none", "none"],
    { parameters: { Q: q(upTo(5)) } },
    parameters(Q),
    parameters(q(upTo(5))),
    parameters(Q),
  ),
  swap(
    "a body is swapped for a shared schema that takes more",
    ["minor", "major"],
    { schemas: { S: object({ a: upTo(9) }) } },
    takes(S),
    takes(short),
    takes(S),
  ),
  swap(
    "a response is swapped for a shared schema that holds less",
    ["minor", "major"],
    { schemas: { S: short } },
    returns(S),
    returns(object({ a: upTo(9) })),
    returns(S),
  ),
  swap(
    "a response is swapped for a shared schema that is the same",
    ["none", "none"],
    { schemas: { S: short } },
    returns(S),
    returns(short),
    returns(S),
  ),
  swap(
    "one shared schema is swapped for another that is the same",
    ["none", "none"],
    { schemas: { S: short, T: short } },
    returns({ $ref: "#/components/schemas/T" }),
    returns({ $ref: "#/components/schemas/T" }),
    returns(S),
  ),
  swap(
    "a response is swapped for a shared response that is the same",
    ["none", "none"],
    { responses: { R: response } },
    { responses: { 200: { $ref: "#/components/responses/R" } } },
    { responses: { 200: response } },
    { responses: { 200: { $ref: "#/components/responses/R" } } },
  ),
  swap(
    "a request body is swapped for a shared one that takes less",
    ["major", "minor"],
    { requestBodies: { B: { content: json(short) } } },
    { requestBody: { $ref: "#/components/requestBodies/B" }, ...fine },
    takes(object({ a: upTo(9) })),
    { requestBody: { $ref: "#/components/requestBodies/B" }, ...fine },
  ),
  swap(
    "a response header is swapped for a shared one that is the same",
    ["none", "none"],
    { headers: { H: header } },
    returns(text, { headers: { "X-A": { $ref: "#/components/headers/H" } } }),
    returns(text, { headers: { "X-A": header } }),
    returns(text, { headers: { "X-A": { $ref: "#/components/headers/H" } } }),
  ),
  swap(
    "a response header is swapped for a shared one that holds more",
    ["major", "minor"],
    { headers: { H: { schema: upTo(9) } } },
    returns(text, { headers: { "X-A": { $ref: "#/components/headers/H" } } }),
    returns(text, { headers: { "X-A": header } }),
    returns(text, { headers: { "X-A": { $ref: "#/components/headers/H" } } }),
  ),
];
