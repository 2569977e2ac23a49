import { isDeepStrictEqual } from "node:util";
import type { Difference, Finding } from "../change.ts";
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
function usesOf(difference: Difference, { base, revision }: Versions): Use[] {
  const own = useAt(difference.path);
  const reached = [difference.revision, difference.base].flatMap((place) => {
    const [component] = /^#\/components\/[^/]+\/[^/]+/.exec(place?.pointer ?? "") ?? [];
    // Others that use a component which is the same as before notice nothing of whoever begins, or ceases, to use it.
    const isSame = component !== undefined && isDeepStrictEqual(base.at(component), revision.at(component));
    return component === undefined || isSame ? [] : [base, revision].flatMap((contract) => contract.usesOf(component));
  });
  const all = [...(own ? [own] : []), ...reached];
  return [...new Map(all.map((use) => [`${use.operation} ${use.direction}`, use])).values()];
}
