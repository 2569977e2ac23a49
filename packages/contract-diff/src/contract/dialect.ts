import { childOf, itemOf, type NodeType, rootTypeOf } from "./node-types.ts";
import type { Origins } from "./origins.ts";
import { isObject } from "./pointer.ts";

type Node = Record<string, unknown>;

/** The version whose words every contract is compared in. */
const version = "3.1.0";

/** Whether a document is written in the words of OpenAPI 3.0. */
function is30(document: { openapi: string }): boolean {
  return document.openapi.startsWith("3.0");
}

/**
 * Says in the words of OpenAPI 3.1 what a document says in those of 3.0: this is the only place that knows of 3.0.
 *
 * @param origins - Learns where the new parts were written.
 */
export function modernise<Document extends { openapi: string }>(document: Document, origins: Origins): Document {
  if (!is30(document)) return document;
  const root = rewrite(document, rootTypeOf(document.openapi), origins) as Document;
  return { ...root, openapi: version };
}

function rewrite(node: unknown, type: NodeType | undefined, origins: Origins): unknown {
  // What means nothing to OpenAPI is left alone.
  if (!isObject(node) || !type) return node;
  const below = (key: string, value: unknown) => {
    const child = Array.isArray(node) ? itemOf(type, value) : childOf(type, key, value);
    return rewrite(value, child && "type" in child ? child.type : undefined, origins);
  };
  if (Array.isArray(node))
    return keep(
      node,
      node.map((value) => below("", value)),
    );
  const rewritten = Object.fromEntries(Object.entries(node).map(([key, value]) => [key, below(key, value)]));
  const result = type.name === "Schema" ? modernSchema(rewritten) : besideReference(rewritten);
  const [branch] = node.anyOf === undefined && Array.isArray(result.anyOf) ? result.anyOf : [];
  if (isObject(branch)) origins.wrap(branch);
  return keep(node, result);

  function keep<Part extends object>(from: object, to: Part): Part {
    origins.move(from, to);
    return to;
  }
}

/** OpenAPI 3.0 reads nothing beside a reference; a path item is the exception. */
function besideReference(node: Node): Node {
  const { $ref, summary, description } = node;
  if (typeof $ref !== "string" || !/^#\/components\/(?!pathItems)/.test($ref)) return node;
  return { $ref, ...(summary !== undefined && { summary }), ...(description !== undefined && { description }) };
}

function modernSchema(schema: Node): Node {
  const { nullable, example, ...rest } = typeof schema.$ref === "string" ? referring(schema) : schema;
  const result = withBounds(rest);
  if (example !== undefined) result.examples = [example];
  if (nullable !== true) return result;
  // Beside a type it adds one. Elsewhere the standard gives it no meaning, and everybody means the same by it.
  const isChoice = ["$ref", "allOf", "oneOf", "anyOf"].some((keyword) => keyword in result);
  if (!isChoice) return typeof result.type === "string" ? { ...result, type: [result.type, "null"] } : result;
  const { anyOf } = result;
  if (Array.isArray(anyOf) && Object.keys(result).length === 1) return { anyOf: [...anyOf, { type: "null" }] };
  return withNull(result);
}

/** A schema, or nothing. What people read of it stays outside, so that it is found where it was. */
function withNull(schema: Node): Node {
  const read = Object.entries(schema).filter(([key]) => annotations.test(key));
  const rest = Object.entries(schema).filter(([key]) => !annotations.test(key));
  return { ...Object.fromEntries(read), anyOf: [Object.fromEntries(rest), { type: "null" }] };
}

const annotations = /^(title|description|default|deprecated|examples|externalDocs|readOnly|writeOnly|xml|x-.*)$/;

/** Of what stands beside a reference, `nullable` is meant by those who write it, and the text is read by people. */
function referring({ $ref, nullable, description }: Node): Node {
  return { $ref, ...(nullable !== undefined && { nullable }), ...(description !== undefined && { description }) };
}

function withBounds(schema: Node): Node {
  const result = { ...schema };
  for (const [flag, limit] of [
    ["exclusiveMaximum", "maximum"],
    ["exclusiveMinimum", "minimum"],
  ] as const) {
    if (typeof result[flag] !== "boolean") continue;
    const isExclusive = result[flag];
    delete result[flag];
    if (!isExclusive || typeof result[limit] !== "number") continue;
    result[flag] = result[limit];
    delete result[limit];
  }
  return result;
}
