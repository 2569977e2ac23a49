import { isObject } from "../contract/pointer.ts";
import type { Direction } from "../contract/uses.ts";
import { isLeftOut } from "./subschemas.ts";

type Node = Record<string, unknown>;

/** Keywords whose values are data, and no schema. */
const data = new Set(["const", "default", "enum", "example", "examples"]);
/** Keywords whose keys are names that people choose. */
const named = new Set(["$defs", "dependentSchemas", "patternProperties", "properties", "schemas"]);
/** In one document without names of its own, these mean what the others do, which ajv can read from outside. */
const plain: Readonly<Record<string, string>> = { $dynamicRef: "$ref", $dynamicAnchor: "$anchor" };

/**
 * Rewrites a part of a document as one direction sees it: properties that the direction leaves out are not required and
 * may be anything, and what OpenAPI 3.0 says in its own words is said in those of JSON Schema 2020-12.
 */
export function inDirection(document: object, direction: Direction, part: unknown): unknown {
  const is30 = String((document as { openapi?: unknown }).openapi).startsWith("3.0");

  function rewrite(node: unknown): unknown {
    if (Array.isArray(node)) return node.map(rewrite);
    if (!isObject(node)) return node;
    if (is30 && typeof node.$ref === "string") return { $ref: node.$ref };
    const result: Node = {};
    for (const [key, value] of Object.entries(node)) {
      if (data.has(key)) result[key] = value;
      else if (named.has(key) && isObject(value)) result[key] = each(value, rewrite);
      else if (typeof value === "string" && plain[key] && !(plain[key] in node)) result[plain[key]] = value;
      else result[key] = rewrite(value);
    }
    // ajv would mind it in 3.1 too, where it means nothing.
    if (typeof result.nullable === "boolean") delete result.nullable;
    if (is30) modernize(node, result);
    return leaveOut(node, result);
  }

  function leaveOut(node: Node, result: Node): Node {
    if (!isObject(node.properties) || !isObject(result.properties)) return result;
    const gone = Object.keys(node.properties).filter((name) =>
      isLeftOut(document, (node.properties as Node)[name], direction),
    );
    for (const name of gone) {
      result.properties[name] = direction === "request" ? { readOnly: true } : { writeOnly: true };
    }
    if (Array.isArray(result.required)) result.required = result.required.filter((name) => !gone.includes(name));
    return result;
  }

  return rewrite(part);
}

function modernize(node: Node, result: Node): void {
  if (node.nullable === true && typeof node.type === "string") result.type = [node.type, "null"];
  for (const [flag, limit] of [
    ["exclusiveMaximum", "maximum"],
    ["exclusiveMinimum", "minimum"],
  ] as const) {
    if (typeof node[flag] !== "boolean") continue;
    delete result[flag];
    if (node[flag] && limit in node) {
      result[flag] = node[limit];
      delete result[limit];
    }
  }
}

function each(node: Node, change: (value: unknown) => unknown): Node {
  return Object.fromEntries(Object.entries(node).map(([key, value]) => [key, change(value)]));
}
