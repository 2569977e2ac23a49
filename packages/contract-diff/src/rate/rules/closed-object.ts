import { isDeepStrictEqual } from "node:util";
import type { ContractInput } from "../../contract/load.ts";
import { isObject, reach } from "../../contract/pointer.ts";
import type { Direction } from "../../contract/uses.ts";
import type { EngineChange } from "../../find/redocly-diff.ts";
import { canonical } from "../../schema/canonical.ts";
import { isContained } from "../../schema/contain.ts";

type Named = Record<string, unknown>;

/**
 * Whether properties that come or go break somebody, in an object that says what all others may hold, or where they are
 * required anyway. Else nobody sends what is not declared, so that the question does not arise.
 *
 * @returns `undefined` for a change of something else, and where the question does not arise.
 */
export function breaksClosedObject(
  change: EngineChange,
  directions: readonly Direction[],
  base: ContractInput,
  revision: ContractInput,
): boolean | undefined {
  const [holder, keyword] = mapOf(change);
  if (holder === undefined || keyword === undefined) return undefined;
  const [before, after] = [base, revision].map(({ document }) => reach(document, holder));
  if (!isObject(before) || !isObject(after)) return undefined;
  const isClosed = !isOpen(before) || !isOpen(after);
  const wanted = [before.required, after.required].flat();
  const [old = {}, young = {}] = [before[keyword], after[keyword]].map((map) => (isObject(map) ? map : {}));
  const moved = Object.keys({ ...old, ...young }).filter((name) => !(name in old) || !(name in young));
  const told = moved.filter((name) => isClosed || (keyword === "properties" && wanted.includes(name)));
  if (told.length === 0) return undefined;
  const edited = { ...before, [keyword]: comings(old, young, told) };
  const one = canonical(base.document, before);
  const other = canonical(revision.document, edited);
  return directions.some((direction) => !(direction === "request" ? isContained(one, other) : isContained(other, one)));
}

/** The schema in which properties, or patterns of them, come or go, and the keyword that lists them. */
function mapOf({ path, kind, property }: EngineChange): (string | undefined)[] {
  const [, holder, keyword, name] = /^(.*)\/(properties|patternProperties)(?:\/([^/]+))?$/.exec(path) ?? [];
  if (holder !== undefined) return kind !== "modified" || name === undefined ? [holder, keyword] : [];
  return property === "patternProperties" || property === "properties" ? [path, property] : [];
}

/** The old map, in which some entries come or go. What only changed stays as it was. */
function comings(old: Named, young: Named, moved: readonly string[]): Named {
  const left = Object.entries(old).filter(([name]) => !moved.includes(name));
  return Object.fromEntries([...left, ...Object.entries(young).filter(([name]) => moved.includes(name))]);
}

function isOpen({ additionalProperties: others }: Named): boolean {
  return others === undefined || others === true || isDeepStrictEqual(others, {});
}
