import type { Keywords } from "./node.ts";
import { typeOf } from "./values.ts";

/** The types of JSON, as JSON Schema calls them. Every integer is a number. */
export const allTypes: readonly string[] = ["array", "boolean", "null", "number", "object", "string"];

/** The types of a canonical schema; where values are listed, theirs. `undefined` means all. */
export function typesOf({ type, enum: values }: Keywords): readonly string[] | undefined {
  if (Array.isArray(type)) return type;
  return Array.isArray(values) ? [...new Set(values.map(typeOf))] : undefined;
}
