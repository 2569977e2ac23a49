import type { NormalizedNodeType, NodeType as WrittenType } from "@redocly/openapi-core";
import { core } from "./redocly-core.ts";

/** What a part of an OpenAPI document is: a path item, an operation, a schema, a map of schemas, … */
export type NodeType = NormalizedNodeType;

const roots = new Map<object, NodeType>();

/** The type of a whole document. */
export function rootTypeOf(version: string): NodeType {
  const types = typesOf(version);
  const known = roots.get(types) ?? (core.normalizeTypes(types).Root as NodeType);
  roots.set(types, known);
  return known;
}

/** The types of a version of OpenAPI, by name. */
export function typesOf(version: string): Record<string, WrittenType> {
  if (version.startsWith("3.0")) return core.Oas3Types;
  return version.startsWith("3.2") ? core.Oas3_2Types : core.Oas3_1Types;
}

/** What stands below a part: a part of its own, or the name of one, or data that means nothing to OpenAPI. */
export type Child = { type: NodeType } | { names: NodeType } | undefined;

/**
 * Says what stands at a key. Extensions, examples and values (`enum`, `default`, …) are data: whatever looks like a
 * reference in them is none.
 */
export function childOf(type: NodeType, key: string, value: unknown): Child {
  if (key.startsWith("x-") && type.extensionsPrefix !== undefined) return undefined;
  let found: unknown = Object.hasOwn(type.properties, key) ? type.properties[key] : type.additionalProperties;
  if (typeof found === "function") found = found(value, key);
  return named(found);
}

/** Says what the entries of a list are. */
export function itemOf(type: NodeType, value: unknown): Child {
  const { items } = type;
  return named(typeof items === "function" ? items(value, "") : items);
}

function named(found: unknown): Child {
  if (typeof found !== "object" || found === null) return undefined;
  const { name, directResolveAs } = found as { name?: unknown; directResolveAs?: NodeType };
  if (directResolveAs) return { names: directResolveAs };
  return typeof name === "string" && name !== "SpecExtension" ? { type: found as NodeType } : undefined;
}
