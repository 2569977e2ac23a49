import type { ContractInput } from "../contract/load.ts";
import { isObject, reach } from "../contract/pointer.ts";
import type { Direction } from "../contract/uses.ts";
import type { EngineChange } from "../find/redocly-diff.ts";
import { editOf } from "../rate/edit.ts";
import type { Change } from "../rate/rate.ts";
import { findWitness, type Witness } from "./search.ts";

/** How long the search for one change may take, in ms, and for all of them together. */
const limits = { one: 300, all: 10_000 };

/**
 * Looks for the proof of every breaking change: a payload that one contract accepts and the other rejects. A change without
 * one stays as it is rated; not every break can be shown by a payload. What is gone is proven by the compiler.
 *
 * @param changes - As rated, in the order of `found`.
 */
export function prove(
  changes: readonly Change[],
  found: readonly EngineChange[],
  base: ContractInput,
  revision: ContractInput,
): Change[] {
  const end = Date.now() + limits.all;
  return changes.map((change, index) => {
    const engineChange = found[index];
    if (!engineChange || change.level !== "major" || Date.now() > end) return change;
    const witness = witnessOf(engineChange, change.directions, base, revision);
    return witness ? { ...change, witness } : change;
  });
}

/** Other edits of the same schema would prove something else, so this one is looked at alone. */
function witnessOf(
  change: EngineChange,
  directions: readonly Direction[],
  base: ContractInput,
  revision: ContractInput,
): Witness | undefined {
  const edit = editOf(change, base, revision);
  const before = edit && reach(base.document, edit.schema.join("/"));
  if (!edit || !isObject(before)) return undefined;
  const { [edit.keyword]: _, ...rest } = before;
  const after = edit.after === undefined ? rest : { ...rest, [edit.keyword]: edit.after };
  for (const direction of directions) {
    const [old, young] = [
      { document: base.document, schema: before },
      { document: revision.document, schema: after },
    ];
    const witness = findWitness(old, young, direction, { milliseconds: limits.one });
    if (witness) return witness;
  }
  return undefined;
}
