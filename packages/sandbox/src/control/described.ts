import type { Context, MiddlewareHandler } from "hono";
import { known } from "../checks.ts";
import { type Part, Walker } from "../description/parts.ts";
import { Misuse } from "../misuse.ts";
import description from "./control.yaml";
import { objectOf } from "./json.ts";

/** What the description says of a path under `/__sandbox`, by method. */
interface Described {
  path: RegExp;
  methods: Map<string, { query: string[]; members: string[] | undefined }>;
}

const walker = new Walker(description);
const paths = walker.members(walker.get(walker.root, "paths")).map(
  ([path, item]): Described => ({
    path: new RegExp(`^/__sandbox${path.replaceAll(/\{\w+\}/g, "[^/]+")}$`),
    methods: new Map(
      walker
        .members(item)
        .filter(([method]) => method !== "parameters")
        .map(([method, operation]) => [
          method.toUpperCase(),
          { query: queryOf(operation), members: membersOf(operation) },
        ]),
    ),
  }),
);

/**
 * Refuses what a route is not described to take, because a slip would be lost without a word: another method, another
 * parameter in the query or the same one twice, and another member of the body.
 */
export const asDescribed: MiddlewareHandler = async (context, next) => {
  const described = paths.find(({ path }) => path.test(context.req.path));
  if (!described) return next();
  const { method } = context.req;
  const operation = described.methods.get(method === "HEAD" ? "GET" : method);
  if (!operation) return notAllowed(context, [...described.methods.keys()]);
  for (const [name, values] of Object.entries(context.req.queries())) {
    known("parameter", name, operation.query);
    if (values.length > 1) throw new Misuse(`${name} must be given only once.`);
  }
  const { members } = operation;
  if (/^(GET|HEAD)$/.test(method) || !members || (await context.req.text()) === "") return next();
  for (const name of Object.keys(await objectOf(context))) known("member", name, members);
  return next();
};

function notAllowed(context: Context, methods: string[]): Response {
  const allow = [...(methods.includes("GET") ? ["HEAD"] : []), ...methods].join(", ");
  return context.json({ error: `There is no such method here. There are: ${allow}` }, 405, { allow });
}

function queryOf(operation: Part): string[] {
  const parameters = walker.members(walker.get(operation, "parameters")).map(([, part]) => walker.follow(part).value);
  return (parameters as { in: string; name: string }[]).filter((one) => one.in === "query").map(({ name }) => name);
}

/** The members that a body may have; `undefined` for any. */
function membersOf(operation: Part): string[] | undefined {
  const schema = walker.get(operation, "requestBody", "content", "application/json", "schema");
  if (schema && walker.get(schema, "additionalProperties")?.value !== false) return undefined;
  return schema ? walker.members(walker.get(schema, "properties")).map(([name]) => name) : [];
}
