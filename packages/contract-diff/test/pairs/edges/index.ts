import type { SchemaPair } from "../schema.ts";
import { arrays } from "./arrays.ts";
import { compositions } from "./compositions.ts";
import { objects } from "./objects.ts";
import { values } from "./values.ts";

// What is easily rated wrong: other spellings of the same, keywords that depend on their neighbours, schemas that overlap.

/** Every pair. */
export const edgePairs: readonly SchemaPair[] = [...values, ...objects, ...compositions, ...arrays];
