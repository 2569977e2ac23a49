import type { Difference } from "../change.ts";
import type { Versions } from "../contract/contract.ts";
import { findExamples } from "./examples.ts";
import { findKnownValues } from "./known-values.ts";
import { findVersion } from "./openapi-version.ts";
import { Redocly } from "./redocly.ts";
import { findWithRedocly } from "./redocly-diff.ts";

/**
 * Finds what differs between two contracts.
 *
 * @param shared - The engine to ask. Default: one that is started for this, and ended.
 */
export async function find(versions: Versions, shared?: Redocly): Promise<Difference[]> {
  if (shared) {
    const others = [findKnownValues, findExamples, findVersion].flatMap((look) => look(versions));
    return [...(await findWithRedocly(versions, shared)), ...others];
  }
  await using engine = new Redocly();
  return await find(versions, engine);
}
