import { isDeepStrictEqual } from "node:util";
import type { Finding } from "../../change.ts";
import { isObject } from "../../contract/pointer.ts";
import { mayBreak } from "../direction.ts";
import type { Rule } from "./rule.ts";

type Named = Record<string, unknown>;

/**
 * Properties that come or go, in an object that says what all others may hold, or where they are required anyway. Else
 * nobody sends what is not declared, so that the question does not arise.
 */
export const closedObject: Rule = {
  id: "closed-object",
  because: "The object also accepts, or requires, such properties when they are not declared.",
  level: (finding, versions) => {
    const [holder, keyword] = mapOf(finding);
    if (holder === undefined || keyword === undefined || finding.uses.length === 0) return undefined;
    const [base, revision] = [versions.base.reach(holder), versions.revision.reach(holder)];
    if (!isObject(base) || !isObject(revision)) return undefined;
    const isClosed = !isOpen(base) || !isOpen(revision);
    const wanted = [base.required, revision.required].flat();
    const [baseEntries, revisionEntries] = [entriesOf(base[keyword]), entriesOf(revision[keyword])];
    const moved = Object.keys({ ...baseEntries, ...revisionEntries }).filter(
      (name) => !(name in baseEntries) || !(name in revisionEntries),
    );
    const noticed = moved.filter((name) => isClosed || (keyword === "properties" && wanted.includes(name)));
    if (noticed.length === 0) return undefined;
    const edited = { ...base, [keyword]: withMoved(baseEntries, revisionEntries, noticed) };
    return mayBreak(finding.uses, versions.base.canonicalOf(base), versions.revision.canonicalOf(edited))
      ? "major"
      : "minor";
  },
};

/** The schema in which properties, or patterns of them, come or go, and the keyword that lists them. */
function mapOf({ path, kind, property, root }: Finding): (string | undefined)[] {
  if (root === undefined) return [];
  const [, holder, keyword, name] = /^(.*)\/(properties|patternProperties)(?:\/([^/]+))?$/.exec(path) ?? [];
  if (holder !== undefined) return kind !== "modified" || name === undefined ? [holder, keyword] : [];
  return property === "patternProperties" || property === "properties" ? [path, property] : [];
}

/** The map of the base, in which some entries come or go. What only changed stays as it was. */
function withMoved(base: Named, revision: Named, moved: readonly string[]): Named {
  const left = Object.entries(base).filter(([name]) => !moved.includes(name));
  return Object.fromEntries([...left, ...Object.entries(revision).filter(([name]) => moved.includes(name))]);
}

function entriesOf(map: unknown): Named {
  return isObject(map) ? map : {};
}

function isOpen({ additionalProperties: others }: Named): boolean {
  return others === undefined || others === true || isDeepStrictEqual(others, {});
}
