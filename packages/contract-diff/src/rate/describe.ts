import { isDeepStrictEqual } from "node:util";
import type { Difference, Finding } from "../change.ts";
import type { Versions } from "../contract/contract.ts";
import { isObject, steps } from "../contract/pointer.ts";
import { methods, type Use, useAt } from "../contract/uses.ts";
import { editOf } from "./edit.ts";

/** Adds to a difference what its rating depends on: the edit, the schema around it, and every use that it reaches. */
export function describe(difference: Difference, versions: Versions): Finding {
  const component = componentOf(difference);
  const edit = editOf({ ...difference, path: withoutReferences(difference.path) }, versions);
  const root = rootOf(difference);
  const { kind, property, typeName, engine } = difference;
  return {
    ...difference,
    ...(edit && { edit }),
    ...(root !== undefined && { root }),
    uses: usesOf(difference, versions),
    ...(component !== undefined && { component }),
    ruleId: engine.ruleId ?? `${kind}-${property ?? typeName}`,
    message: engine.message ?? messageOf(difference, component),
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

function messageOf({ property, kind, path, base, revision }: Difference, component: string | undefined): string {
  const operations = property === undefined ? operationsIn(path, (revision ?? base)?.value) : [];
  if (operations.length > 0) return `${operations.join(", ")} ${operations.length > 1 ? "were" : "was"} ${kind}.`;
  const pointer = steps((revision ?? base)?.pointer ?? path);
  const way = property !== undefined && pointer.at(-1) === property ? pointer.slice(0, -1) : pointer;
  const own = way.at(-1) ?? "the document";
  const name = component !== undefined && way.at(-2) === "properties" ? `${component}.${own}` : own;
  return property === undefined ? `\`${name}\` was ${kind}.` : `\`${property}\` of \`${name}\` changed.`;
}

/** The operations that a change is about as a whole: one, or all of a path. */
function operationsIn(path: string, item: unknown): string[] {
  const [section, name, method, ...rest] = steps(path);
  if (section !== "paths" || name === undefined || rest.length > 0) return [];
  const names = [...methods].filter((one) => (method === undefined ? isObject(item) && one in item : one === method));
  return names.map((one) => `\`${one.toUpperCase()} ${name}\``);
}
