import type { SchemaPair } from "../schema.ts";
import { arrays } from "./arrays.ts";
import { compositions } from "./compositions.ts";
import { limits } from "./limits.ts";
import { objects } from "./objects.ts";
import { spelledIn30 } from "./openapi-30.ts";
import { values } from "./values.ts";

/** Every pair. Each is read in requests and in responses, forwards and backwards. */
export const schemaPairs: readonly SchemaPair[] = [...limits, ...arrays, ...values, ...objects, ...compositions];

const since31 =
  /"(const|prefixItems|contains|minContains|maxContains|dependentRequired|patternProperties)"|"type":\[|"type":"null"|"exclusiveM\w+":\d|null/;

/** The pairs that OpenAPI 3.0 can spell too. */
export const pairsOf30: readonly SchemaPair[] = [
  ...schemaPairs.filter(({ base, revision }) => !since31.test(JSON.stringify([base, revision]))),
  ...spelledIn30,
];
