import { isObject } from "../contract/pointer.ts";
import { common } from "../schema/values.ts";
import { isLeftOut, schemasOfItem, schemasOfProperty, subschemasOf } from "./subschemas.ts";
import type { Validator } from "./validator.ts";

/** Whether a value has only properties that a contract names, and none that the direction leaves out. */
export function isDeclared(validator: Validator, schemas: readonly unknown[], value: unknown): boolean {
  if (!isObject(value)) return true;
  const { document, direction } = validator;
  const subschemas = subschemasOf(document, schemas);
  const listed = subschemas.flatMap(({ enum: values, const: constant }) => [
    ...(Array.isArray(values) ? values : []),
    ...(constant === undefined ? [] : [constant]),
  ]);
  if (common([value], listed).length > 0) return true;
  if (Array.isArray(value)) {
    const contained = subschemas.flatMap(({ contains }) => (contains === undefined ? [] : [contains]));
    return value.every((item, index) =>
      isDeclared(validator, [...schemasOfItem(subschemas, index), ...contained], item),
    );
  }
  const required = subschemas.flatMap((one) => (Array.isArray(one.required) ? one.required : []));
  return Object.entries(value).every(([name, member]) => {
    const own = schemasOfProperty(subschemas, name);
    if (own.some((schema) => isLeftOut(document, schema, direction))) return false;
    return (own.length > 0 || required.includes(name)) && isDeclared(validator, own, member);
  });
}
