import { type Keywords, SchemaNode } from "../../src/schema/node.ts";

/** A canonical schema as JSON, which other tools read: each schema that lies in it once, by name. */
export function written(root: SchemaNode): Keywords {
  const names = new Map<SchemaNode, string>();
  const $defs: Record<string, unknown> = {};
  const write = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(write);
    if (typeof value !== "object" || value === null) return value;
    if (!(value instanceof SchemaNode)) {
      return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, write(part)]));
    }
    const name = names.get(value) ?? `node${names.size}`;
    if (!names.has(value)) {
      names.set(value, name);
      $defs[name] = write(value.keywords);
    }
    return { $ref: `#/$defs/${name}` };
  };
  return { ...(write(root.keywords) as object), $defs };
}
