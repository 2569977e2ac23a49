import type { Oas3Rule, UserContext } from "@redocly/openapi-core";

// A property that is still being written is null.
type Schema = { $ref?: string; examples?: unknown; properties?: object } | null;
type Value = { name?: string; example?: unknown; examples?: object; schema?: Schema };
type Resolve = UserContext["resolve"];

/** Readers, mocks and the sandbox's tests start from examples, so every value has one. */
export const HasExample: Oas3Rule = () => {
  function checkValue(kind: string, value: Value, { location, key, report, resolve }: UserContext) {
    const given = value.example !== undefined || Object.keys(value.examples ?? {}).length > 0;
    if (given || hasExamples(value.schema ?? {}, resolve)) return;
    report({
      message: `The ${kind} \`${value.name ?? key}\` has no example. Add an \`example\` that its schema accepts.`,
      location: location.key(),
    });
  }

  return {
    Parameter: (parameter: object, ctx) => checkValue("parameter", parameter, ctx),
    Header: (header: object, ctx) => checkValue("header", header, ctx),
    SchemaProperties(properties: Record<string, object | null>, { location, report, resolve }) {
      for (const [name, property] of Object.entries(properties)) {
        if (hasExamples(property, resolve) || isObjectWithProperties(property, resolve)) continue;
        report({
          message: `The property \`${name}\` has no example. Add \`examples\`, a list of at least one value that its schema accepts.`,
          location: location.child(name).key(),
        });
      }
    },
  };
};

function hasExamples(schema: Schema, resolve: Resolve): boolean {
  return [schema?.examples, target(schema, resolve)?.examples].some((list) => Array.isArray(list) && list.length > 0);
}

/** The properties of a named object have their own examples, so a reference to it needs none. */
function isObjectWithProperties(schema: Schema, resolve: Resolve): boolean {
  return Object.keys(target(schema, resolve)?.properties ?? {}).length > 0;
}

function target(schema: Schema, resolve: Resolve): Schema {
  return schema?.$ref === undefined ? null : (resolve<object>({ $ref: schema.$ref }).node ?? null);
}
