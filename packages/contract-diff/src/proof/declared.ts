import { isDeepStrictEqual } from "node:util";
import { isObject } from "../contract/pointer.ts";
import { isLeftOut, itemIn, partsOf, propertyIn } from "./parts.ts";
import type { Side } from "./side.ts";

/** Whether a value has only properties that a contract names, and none that the direction leaves out. */
export function isDeclared(side: Side, schemas: readonly unknown[], value: unknown): boolean {
  if (!isObject(value)) return true;
  const parts = partsOf(side.document, schemas);
  const listed = parts.flatMap((part) => [...(Array.isArray(part.enum) ? part.enum : []), part.const]);
  if (listed.some((member) => isDeepStrictEqual(member, value))) return true;
  if (Array.isArray(value)) {
    const contained = parts.flatMap(({ contains }) => (contains === undefined ? [] : [contains]));
    return value.every((item, index) => isDeclared(side, [...itemIn(parts, index), ...contained], item));
  }
  const required = parts.flatMap((part) => (Array.isArray(part.required) ? part.required : []));
  return Object.entries(value).every(([name, member]) => {
    const schemas = propertyIn(parts, name);
    if (schemas.some((schema) => isLeftOut(side.document, schema, side.direction))) return false;
    return (schemas.length > 0 || required.includes(name)) && isDeclared(side, schemas, member);
  });
}
