import type { Bump } from "../bump.ts";
import { type Change, operationsOf } from "../change.ts";
import type { Versions } from "../contract/contract.ts";
import { isObject, listed, pointerTo, steps } from "../contract/pointer.ts";
import { methods } from "../contract/uses.ts";
import type { TypeImpact } from "../types/impact.ts";
import { fingerprintOf, typeFingerprintOf } from "./fingerprint.ts";
import { isOwnRule } from "./rule-names.ts";

/** A change of the contract or a break of types, as far as a policy can speak of it. */
export interface Finding {
  level: Bump;
  fingerprint: string;
  /** What a policy calls the rule that decided. */
  rule: string;
  operations: readonly string[];
  /** Pointers into the base to all that is gone. Empty for what is no removal, or more than one. */
  gone: readonly string[];
}

/** A change of the contract. */
export function findingOf(change: Change, versions: Versions): Finding {
  const { level, decidedBy } = change;
  const rule = isOwnRule(decidedBy) ? decidedBy : `redocly/${decidedBy}`;
  const gone = goneIn(change, versions);
  return { level, fingerprint: fingerprintOf(change), rule, operations: operationsOf(change), gone };
}

const removals: ReadonlySet<TypeImpact["kind"]> = new Set(["operation-gone", "removed", "type-gone"]);

/** A break of types. */
export function typeFindingOf(impact: TypeImpact): Finding {
  const { kind, operations, pointer } = impact;
  const gone = removals.has(kind) && pointer !== undefined ? [pointer] : [];
  return { level: "major", fingerprint: typeFingerprintOf(impact), rule: `types/${kind}`, operations, gone };
}

function goneIn({ kind, base, edit }: Change, { base: contract, revision }: Versions): string[] {
  if (base === undefined) return [];
  const { pointer, value } = base;
  if (kind === "removed") return partsOf(pointer, value);
  // A property that is gone is no longer required, either.
  const names = listed(edit?.base);
  if (edit?.keyword !== "required" || !names) return [];
  const left = listed(edit.revision) ?? [];
  const properties = `${pointer.replace(/\/required$/, "")}/properties`;
  const gone = names
    .filter((name) => !left.includes(name))
    .map((name) => `${properties}${pointerTo(String(name))}`)
    .filter((one) => contract.at(one) !== undefined && revision.at(one) === undefined);
  return names.length - left.length === gone.length ? gone : [];
}

/** A path stands for its operations, and a list of parameters for each of them. */
function partsOf(pointer: string, value: unknown): string[] {
  const [section, , ...inside] = steps(pointer);
  if (Array.isArray(value)) return value.map((_, index) => `${pointer}/${index}`);
  if ((section !== "paths" && section !== "webhooks") || inside.length > 0 || !isObject(value)) return [pointer];
  const own = Object.keys(value).filter((key) => methods.has(key));
  const { additionalOperations: further } = value;
  const names = isObject(further) ? Object.keys(further) : [];
  return [...own.map((key) => [key]), ...names.map((key) => ["additionalOperations", key])].map(
    (way) => `${pointer}${pointerTo(...way)}`,
  );
}
