/** A schema that is written as an object. */
export type Schema = Record<string, unknown>;

/** The types of JSON, as JSON Schema calls them. Every integer is a number. */
export const allTypes: readonly string[] = ["array", "boolean", "null", "number", "object", "string"];

const annotations = new Set([
  ...["$comment", "default", "deprecated", "description", "discriminator", "example", "examples", "externalDocs"],
  ...["title", "xml", "$schema"],
]);

/** A keyword limits values of its own type only. */
const ownType: Record<string, string> = {
  ...each(["maxLength", "minLength", "pattern", "contentEncoding", "contentMediaType"], "string"),
  ...each(["maximum", "minimum", "exclusiveMaximum", "exclusiveMinimum", "multipleOf"], "number"),
  ...each(["items", "prefixItems", "contains", "minContains", "maxContains"], "array"),
  ...each(["maxItems", "minItems", "uniqueItems", "unevaluatedItems"], "array"),
  ...each(["properties", "required", "additionalProperties", "patternProperties", "propertyNames"], "object"),
  ...each(["maxProperties", "minProperties", "dependentRequired", "dependentSchemas"], "object"),
  unevaluatedProperties: "object",
};

const numberFormats = /^(u?int\d*|float|double|double-int|decimal\d*|[su]?f\d+)$/;

/** Keywords whose values are schemas, lists of schemas, or schemas by name. */
export const nested: Record<"list" | "named" | "one", ReadonlySet<string>> = {
  one: new Set([
    ...["items", "additionalProperties", "not", "if", "then", "else", "contains", "propertyNames"],
    ...["unevaluatedItems", "unevaluatedProperties"],
  ]),
  list: new Set(["prefixItems", "oneOf", "anyOf", "allOf"]),
  named: new Set(["properties", "patternProperties", "dependentSchemas"]),
};

/** Whether a keyword limits no value. */
export function isAnnotation(keyword: string): boolean {
  return annotations.has(keyword) || keyword.startsWith("x-");
}

/** Whether a keyword can limit values of some types. */
export function concerns(keyword: string, value: unknown, types: readonly unknown[]): boolean {
  if (keyword === "format") {
    return types.includes("string") || (types.includes("number") && numberFormats.test(String(value)));
  }
  const type = ownType[keyword];
  return type === undefined || types.includes(type) || (type === "number" && types.includes("integer"));
}

/** The type of a JSON value. */
export function typeOf(value: unknown): string {
  return value === null ? "null" : Array.isArray(value) ? "array" : typeof value;
}

/** The types of a canonical schema; where values are listed, theirs. `undefined` means all. */
export function typesOf({ type, enum: values }: Schema): readonly unknown[] | undefined {
  return Array.isArray(type) ? type : Array.isArray(values) ? values.map(typeOf) : undefined;
}

/** Whether a schema says nothing. */
export function isEmpty(schema: Schema): boolean {
  return Object.keys(schema).length === 0;
}

function each(keys: string[], type: string): Record<string, string> {
  return Object.fromEntries(keys.map((key) => [key, type]));
}
