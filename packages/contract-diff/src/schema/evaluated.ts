import { isObject, listed } from "../contract/pointer.ts";
import { anything, type Keywords, type SchemaNode } from "./node.ts";
import { resolve } from "./references.ts";

/** What all parts of a schema say of properties and items, whichever value they look at. */
interface Evaluated {
  properties: Set<string>;
  patterns: Set<string>;
  items: number;
  hasAllProperties: boolean;
  hasAllItems: boolean;
}

/** With these, what is evaluated depends on the value. */
const conditional = ["anyOf", "oneOf", "if", "then", "else", "dependentSchemas", "contains", "dependencies"];

/**
 * Writes `unevaluatedProperties` and `unevaluatedItems` as `additionalProperties` and `items` beside the names and
 * patterns that all parts of a schema evaluate.
 *
 * @returns `undefined` if that depends on the value.
 */
export function evaluatedBy(
  document: object,
  schema: Keywords,
  nodeOf: (schema: unknown) => SchemaNode,
): Keywords | undefined {
  const found: Evaluated = {
    properties: new Set(),
    patterns: new Set(),
    items: 0,
    hasAllProperties: false,
    hasAllItems: false,
  };
  const { unevaluatedItems, unevaluatedProperties, ...own } = schema;
  if (!collect(document, own, found, new Set())) return undefined;
  const each = (names: Set<string>) => Object.fromEntries([...names].map((name) => [name, anything]));
  return {
    ...(unevaluatedProperties !== undefined &&
      !found.hasAllProperties && {
        properties: each(found.properties),
        patternProperties: each(found.patterns),
        additionalProperties: nodeOf(unevaluatedProperties),
      }),
    ...(unevaluatedItems !== undefined &&
      !found.hasAllItems && {
        prefixItems: Array.from({ length: found.items }, () => anything),
        items: nodeOf(unevaluatedItems),
      }),
  };
}

/** Adds what a schema evaluates; `false` if that cannot be said. */
function collect(document: object, schema: unknown, found: Evaluated, seen: Set<unknown>): boolean {
  if (!isObject(schema)) return true;
  if (seen.has(schema)) return true;
  seen.add(schema);
  if (conditional.some((key) => schema[key] !== undefined)) return false;
  if (schema.unevaluatedItems !== undefined || schema.unevaluatedProperties !== undefined) return false;
  for (const name of Object.keys(isObject(schema.properties) ? schema.properties : {})) found.properties.add(name);
  for (const name of Object.keys(isObject(schema.patternProperties) ? schema.patternProperties : {})) {
    found.patterns.add(name);
  }
  found.items = Math.max(found.items, listed(schema.prefixItems)?.length ?? 0);
  found.hasAllProperties ||= schema.additionalProperties !== undefined;
  found.hasAllItems ||= schema.items !== undefined;
  const references = [schema.$ref, schema.$dynamicRef].filter((reference) => typeof reference === "string");
  const targets = references.map((reference) => resolve(document, reference));
  if (targets.includes(undefined)) return false;
  return [...targets, ...(listed(schema.allOf) ?? [])].every((part) => collect(document, part, found, seen));
}
