import { type Change, directionsOf } from "../change.ts";
import type { Versions } from "../contract/contract.ts";
import { isObject } from "../contract/pointer.ts";
import { findWitness, type Witness } from "./search.ts";

/** How long the search for one change may take, in ms, and for all of them together until the last one starts. */
const limits = { one: 300, all: 5_000 };

/**
 * Looks for the proof of every breaking change: a payload that one contract accepts and the other rejects. A change without
 * one stays as it is rated; not every break can be shown by a payload. What is gone is proven by the compiler.
 */
export function prove(changes: readonly Change[], versions: Versions): Change[] {
  const end = Date.now() + limits.all;
  return changes.map((change) => {
    if (change.level !== "major" || Date.now() > end) return change;
    const witness = witnessOf(change, versions);
    return witness ? { ...change, witness } : change;
  });
}

/** Other edits of the same schema would prove something else, so this one is looked at alone. */
function witnessOf(change: Change, { base, revision }: Versions): Witness | undefined {
  const { edit } = change;
  const schema = edit && base.reach(edit.schema.join("/"));
  if (!edit || !isObject(schema)) return undefined;
  const { [edit.keyword]: _, ...rest } = schema;
  const edited = edit.revision === undefined ? rest : { ...rest, [edit.keyword]: edit.revision };
  for (const direction of directionsOf(change)) {
    const witness = findWitness(
      { document: base.document, schema },
      { document: revision.document, schema: edited },
      direction,
      { milliseconds: limits.one },
    );
    if (witness) return witness;
  }
  return undefined;
}
