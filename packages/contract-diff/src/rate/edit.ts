import type { ContractInput, OpenApiDocument } from "../contract/load.ts";
import { isObject, reach, steps } from "../contract/pointer.ts";
import type { EngineChange } from "../find/redocly-diff.ts";
import { isConstraint } from "./keyword-effect.ts";

/** An edit of one keyword of a schema. */
export interface Edit {
  /** The way to the schema that has the keyword. */
  schema: string[];
  keyword: string;
  before: unknown;
  after: unknown;
}

/**
 * The keyword that was edited, with its whole values: where one turns from a plain value into a schema, or holds a list or
 * a map, the engine reports parts.
 */
export function editOf(
  { property, typeName, path, ...change }: EngineChange,
  base: ContractInput,
  revision: ContractInput,
): Edit | undefined {
  // The engine's word for a component that is called otherwise.
  if (property === "key") return undefined;
  if (property !== undefined && typeName === "Schema") {
    const [before, after] = [base, revision].map(({ document }) => keywordOf(document, path, property));
    return {
      schema: path.split("/"),
      keyword: property,
      before: before ?? change.base?.value,
      after: after ?? change.revision?.value,
    };
  }
  const way = path.split("/");
  if (property !== undefined && typeName === "SchemaProperties") {
    const [before, after] = [base, revision].map(({ document }) => reach(document, path));
    const isBoolean = [before, after].some((named) => isObject(named) && typeof named[property] === "boolean");
    return isBoolean ? { schema: way.slice(0, -1), keyword: "properties", before, after } : undefined;
  }
  const last = way.findLastIndex((step, index) => isConstraint(step) && way[index - 1] !== "properties");
  if (last < 0 || way[last] === "properties" || way.slice(last + 1).some((step) => !/^\d+$/.test(step)))
    return undefined;
  const [before, after] = [base, revision].map(({ document }) => reach(document, way.slice(0, last + 1).join("/")));
  return { schema: way.slice(0, last), keyword: way[last] ?? "", before, after };
}

/** The value of a keyword: what stands beside a reference, or else what it leads to. */
function keywordOf(document: OpenApiDocument, path: string, keyword: string): unknown {
  const schema = reach(document, path);
  if (isObject(schema) && Object.hasOwn(schema, keyword)) return schema[keyword];
  return reach(document, `${path}/${keyword}`);
}

/** The last step of the way to a change, if it is no name of a property. */
export function ownKeyword({ path }: EngineChange): string {
  const [holder, last = ""] = steps(path).slice(-2);
  return holder === "properties" ? "" : last;
}
