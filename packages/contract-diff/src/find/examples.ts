import { isDeepStrictEqual } from "node:util";
import type { Difference } from "../change.ts";
import type { Contract, Versions } from "../contract/contract.ts";
import { childOf, itemOf, type NodeType, rootTypeOf } from "../contract/node-types.ts";
import { isObject, pointerTo } from "../contract/pointer.ts";

/** Finds the examples of bodies, parameters and headers that came, went or changed. The engine reads no objects in them. */
export function findExamples(versions: Versions): Difference[] {
  const { base, revision } = versions;
  return within(rootTypeOf(revision.document.openapi), base.document, revision.document, "#", versions);
}

function within(type: NodeType, base: unknown, revision: unknown, path: string, versions: Versions): Difference[] {
  // The examples of schemas are the engine's, and links are no part of a message.
  if (!isObject(base) || !isObject(revision) || type.name === "Schema" || type.name === "Link") return [];
  const field = type.name === "Example" ? "value" : "example";
  const isEdited = field in type.properties && !isDeepStrictEqual(base[field], revision[field]);
  const own = isEdited ? [exampleAt(path, field, versions)] : [];
  const inner = Object.keys(revision).flatMap((key) => {
    const value = revision[key];
    const child = Array.isArray(revision) ? itemOf(type, value) : childOf(type, key, value);
    if (!child || !("type" in child)) return [];
    return within(child.type, base[key], value, `${path}${pointerTo(key)}`, versions);
  });
  return [...own, ...inner];
}

function exampleAt(path: string, field: string, { base, revision }: Versions): Difference {
  const pointer = `${path}/${field}`;
  const place = (contract: Contract) => ({ pointer, value: contract.at(pointer), ...contract.placeOf(pointer) });
  return {
    ...{ path, typeName: "Example", kind: "modified", property: field },
    engine: { level: "none", ruleId: "example-changed" },
    ...(base.at(pointer) !== undefined && { base: place(base) }),
    ...(revision.at(pointer) !== undefined && { revision: place(revision) }),
  };
}
