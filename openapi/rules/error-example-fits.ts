import type { Location, Oas3Rule, UserContext } from "@redocly/openapi-core";

type Schema = { $ref?: string; required?: string[]; properties?: Record<string, Schema>; items?: Schema };
type Media = { schema?: Schema; examples?: Record<string, { value?: { detail?: unknown } }> };
type Content = { content?: Record<string, Media> };
type Parameter = { name: string; required?: boolean };
type Security = Record<string, unknown>[];
type Scheme = { name?: string; type: string };
type Root = { security?: Security; components?: { securitySchemes?: Record<string, object> } };
type Operation = {
  parameters?: object[];
  requestBody?: object;
  responses?: Record<string, object>;
  security?: Security;
};

/** What only a name looks like: an inner capital letter, or a header's hyphens. The first word is one in lower case. */
const NAMES = /(?:^[a-z][\w-]*|\b[a-z]+[A-Z]\w*|\b[A-Z]\w*(?:-[A-Z]\w*)+)/g;

/** An error that the operation cannot return misleads whoever reads it, and whoever tests against it. */
export const ErrorExampleFits: Oas3Rule = () => {
  let root: Root;
  return {
    Root(node: object) {
      root = node as Root;
    },
    Operation(node: object, ctx) {
      const operation = node as Operation;
      const names = new Map([...sentNames(operation, ctx), ...proofNames(operation, root, ctx)]);
      for (const [status, response] of Object.entries(operation.responses ?? {})) {
        if (status.startsWith("2")) continue;
        for (const { detail, location } of detailsOf(response, ctx.location.child(["responses", status]), ctx)) {
          const fault = faultIn(detail, names);
          if (fault) ctx.report({ message: `${fault}, yet it is an example of its response ${status}.`, location });
        }
      }
    },
  };
};

function faultIn(detail: string, names: Map<string, boolean>): string | undefined {
  for (const name of detail.match(NAMES) ?? []) {
    if (!names.has(name)) return `The operation has no \`${name}\`, which “${detail}” is about`;
    if (detail === `${name} is required` && !names.get(name)) {
      return `“${detail}” is wrong of this operation, where it is optional`;
    }
  }
  return undefined;
}

/** The names that a caller of the operation sends, and whether each is required. */
function sentNames(operation: Operation, ctx: UserContext): Map<string, boolean> {
  const names = new Map<string, boolean>();
  for (const parameter of operation.parameters ?? []) {
    const { name, required } = resolved<Parameter>(parameter, ctx);
    names.set(name, required ?? false);
  }
  const body = operation.requestBody && resolved<Content>(operation.requestBody, ctx);
  for (const { schema } of Object.values(body?.content ?? {})) addProperties(schema, names, ctx);
  return names;
}

/** The headers in which a caller proves who it is. */
function proofNames({ security }: Operation, root: Root, ctx: UserContext): [string, boolean][] {
  const requirements = security ?? root.security ?? [];
  return requirements.flatMap(Object.keys).map((key) => {
    const { type, name } = resolved<Scheme>(root.components?.securitySchemes?.[key] ?? {}, ctx);
    return [type === "apiKey" && name ? name : "Authorization", true];
  });
}

function addProperties(node: Schema | undefined, names: Map<string, boolean>, ctx: UserContext) {
  const schema = node && resolved<Schema>(node, ctx);
  for (const [name, property] of Object.entries(schema?.properties ?? {})) {
    if (names.has(name)) continue;
    names.set(name, schema?.required?.includes(name) ?? false);
    addProperties(property, names, ctx);
  }
  if (schema?.items) addProperties(schema.items, names, ctx);
}

function* detailsOf(response: object, place: Location, ctx: UserContext) {
  const { node, location = place } = ctx.resolve<Content>(response as Content);
  for (const [type, { examples }] of Object.entries(node?.content ?? {})) {
    for (const [name, { value }] of Object.entries(examples ?? {})) {
      if (typeof value?.detail !== "string") continue;
      yield { detail: value.detail, location: location.child(["content", type, "examples", name, "value", "detail"]) };
    }
  }
}

function resolved<T extends object>(node: object, ctx: UserContext): T {
  return (ctx.resolve<T>(node as T).node ?? {}) as T;
}
