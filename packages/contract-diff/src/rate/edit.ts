import type { Difference, Edit } from "../change.ts";
import type { Contract, Versions } from "../contract/contract.ts";
import { isObject, steps } from "../contract/pointer.ts";
import { isConstraint } from "../schema/keywords.ts";

/**
 * The keyword that was edited, with its whole values: where one turns from a plain value into a schema, or holds a list or
 * a map, the engine reports parts.
 */
export function editOf({ property, typeName, path, ...change }: Difference, versions: Versions): Edit | undefined {
  // The engine's word for a component that is called otherwise.
  if (property === "key") return undefined;
  const way = path.split("/");
  if (property !== undefined && typeName === "Schema") {
    return {
      schema: way,
      keyword: property,
      base: keywordOf(versions.base, path, property) ?? change.base?.value,
      revision: keywordOf(versions.revision, path, property) ?? change.revision?.value,
    };
  }
  if (property !== undefined && typeName === "SchemaProperties") {
    const values = valuesAt(path, versions);
    const isBoolean = Object.values(values).some((named) => isObject(named) && typeof named[property] === "boolean");
    return isBoolean ? { schema: way.slice(0, -1), keyword: "properties", ...values } : undefined;
  }
  const last = way.findLastIndex((step, index) => isConstraint(step) && way[index - 1] !== "properties");
  if (last < 0 || way[last] === "properties" || way.slice(last + 1).some((step) => !/^\d+$/.test(step))) {
    return undefined;
  }
  const values = valuesAt(way.slice(0, last + 1).join("/"), versions);
  return { schema: way.slice(0, last), keyword: way[last] ?? "", ...values };
}

function valuesAt(path: string, { base, revision }: Versions): Pick<Edit, "base" | "revision"> {
  return { base: base.reach(path), revision: revision.reach(path) };
}

/** The value of a keyword: what stands beside a reference, or else what it leads to. */
function keywordOf(contract: Contract, path: string, keyword: string): unknown {
  const schema = contract.reach(path);
  if (isObject(schema) && Object.hasOwn(schema, keyword)) return schema[keyword];
  return contract.reach(`${path}/${keyword}`);
}

/** The last step of the way to a change, if it is no name of a property. */
export function ownKeyword({ path }: Difference): string {
  const [holder, last = ""] = steps(path).slice(-2);
  return holder === "properties" ? "" : last;
}
