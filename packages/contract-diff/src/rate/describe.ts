import { isDeepStrictEqual } from "node:util";
import type { Difference, Finding, Place } from "../change.ts";
import type { Versions } from "../contract/contract.ts";
import { pointerTo, steps } from "../contract/pointer.ts";
import { type Use, useAt } from "../contract/uses.ts";
import { changeMessage } from "../report/wording/change.ts";
import { editOf } from "./edit.ts";

/** Adds to a difference what its rating depends on: the edit, the schema around it, and every use that it reaches. */
export function describe(difference: Difference, versions: Versions): Finding {
  const component = componentOf(difference);
  const edit = editOf({ ...difference, path: withoutReferences(difference.path) }, versions);
  const root = rootOf(difference);
  const { kind, property, typeName, engine } = difference;
  const look = (way: readonly string[]) => {
    const pointer = `#${pointerTo(...way)}`;
    return versions.revision.reach(pointer) ?? versions.base.reach(pointer);
  };
  return {
    ...difference,
    ...(edit && { edit }),
    ...(root !== undefined && { root }),
    uses: usesOf(difference, versions),
    ...(component !== undefined && { component }),
    ruleId: engine.ruleId ?? `${kind}-${property ?? typeName}`,
    message: changeMessage(difference, edit, look),
  };
}

/** The engine names the reference that it has followed where something stands beside it. */
function withoutReferences(path: string): string {
  return path.replaceAll(/(?<!\/properties)\/\$ref(?=\/|$)/g, "");
}

/** The schema that a change lies in as a whole. Where one is `true` or `false`, the engine says it of what holds it. */
function rootOf({ path, property }: Difference): string | undefined {
  return schemaRoot(path) ?? (property === "schema" ? `${path}/schema` : componentRoot(path));
}

/** Where the path that led to a component is new as well, the engine starts at the component. */
function componentRoot(path: string): string | undefined {
  return /^#\/components\/schemas\/[^/]+/.exec(path)?.[0];
}

/** The path of the schema that a change lies in: that of a parameter, a header or a media type. */
function schemaRoot(path: string): string | undefined {
  const start = path.search(/\/schema(\/|$)/);
  return start < 0 ? undefined : path.slice(0, start + "/schema".length);
}

function componentOf({ base, revision }: Difference): string | undefined {
  for (const place of [revision, base]) {
    const [section, kind, name] = steps(place?.pointer ?? "");
    if (section === "components" && kind === "schemas") return name;
  }
  return undefined;
}

/** Every use that a change reaches: where the engine saw it, and where else the component is used that holds it. */
function usesOf(difference: Difference, versions: Versions): Use[] {
  const own = useAt(difference.path);
  const [base, revision] = [difference.base, difference.revision].map(componentAt);
  const isSwapped = difference.base !== undefined && difference.revision !== undefined && base !== revision;
  const reached = isSwapped ? swappedIn(base, revision, versions) : usersOf(revision ?? base, versions);
  const all = [...(own ? [own] : []), ...reached];
  return [...new Map(all.map((use) => [nameOf(use), use])).values()];
}

/** The component that a place lies in. */
function componentAt(place: Place | undefined): string | undefined {
  return /^#\/components\/[^/]+\/[^/]+/.exec(place?.pointer ?? "")?.[0];
}

/** Whoever uses a component notices its change. One that is the same as before changes for nobody. */
function usersOf(component: string | undefined, { base, revision }: Versions): Use[] {
  if (component === undefined || isDeepStrictEqual(base.at(component), revision.at(component))) return [];
  return [base, revision].flatMap((contract) => contract.usesOf(component));
}

/** Whoever used one component and uses another one now. */
function swappedIn(from: string | undefined, to: string | undefined, { base, revision }: Versions): Use[] {
  if (from === undefined || to === undefined) return [];
  const names = (uses: readonly Use[]) => new Set(uses.map(nameOf));
  const [left, stayed, had] = [base.usesOf(from), revision.usesOf(from), base.usesOf(to)].map(names);
  return revision
    .usesOf(to)
    .filter((use) => left?.has(nameOf(use)) && !(stayed?.has(nameOf(use)) && had?.has(nameOf(use))));
}

function nameOf({ operation, direction }: Use): string {
  return `${operation} ${direction}`;
}
