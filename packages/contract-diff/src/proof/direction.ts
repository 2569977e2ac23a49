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
 * may be anything.
 */
export function inDirection(document: object, direction: Direction, part: unknown): unknown {
  function rewrite(node: unknown): unknown {
    if (Array.isArray(node)) return node.map(rewrite);
    if (!isObject(node)) return node;
    const result: Node = {};
    for (const [key, value] of Object.entries(node)) {
      if (data.has(key)) result[key] = value;
      else if (named.has(key) && isObject(value)) result[key] = each(value, rewrite);
      else if (typeof value === "string" && plain[key] && !(plain[key] in node)) result[plain[key]] = value;
      else result[key] = rewrite(value);
    }
    // ajv would mind it, and it means nothing.
    if (typeof result.nullable === "boolean") delete result.nullable;
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

function each(node: Node, change: (value: unknown) => unknown): Node {
  return Object.fromEntries(Object.entries(node).map(([key, value]) => [key, change(value)]));
}
