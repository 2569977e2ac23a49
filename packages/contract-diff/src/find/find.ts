import type { Difference } from "../change.ts";
import type { Versions } from "../contract/contract.ts";
import { findExamples } from "./examples.ts";
import { findKnownValues } from "./known-values.ts";
import { findVersion } from "./openapi-version.ts";
import { findWithRedocly } from "./redocly-diff.ts";
import { findScopes } from "./scopes.ts";

/** Finds what differs between two contracts. */
export async function find(versions: Versions): Promise<Difference[]> {
  const others = [findKnownValues, findExamples, findScopes, findVersion].flatMap((look) => look(versions));
  return [...(await findWithRedocly(versions)), ...others];
}
