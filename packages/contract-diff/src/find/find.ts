import type { Difference } from "../change.ts";
import type { Versions } from "../contract/contract.ts";
import { findExamples } from "./examples.ts";
import { findKnownValues } from "./known-values.ts";
import { Redocly } from "./redocly.ts";
import { findWithRedocly } from "./redocly-diff.ts";

/**
 * Finds what differs between two contracts.
 *
 * @param shared - The engine to ask. Default: one that is started for this, and ended.
 */
export async function find(versions: Versions, shared?: Redocly): Promise<Difference[]> {
  if (shared) {
    return [...(await findWithRedocly(versions, shared)), ...findKnownValues(versions), ...findExamples(versions)];
  }
  await using engine = new Redocly();
  return await find(versions, engine);
}
