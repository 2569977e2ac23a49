import type { Oas3_1Definition, Oas3Operation, Oas3Parameter, Oas3RequestBody } from "@redocly/openapi-core";
import { placeholderOf, withoutSecrets } from "./secrets.ts";

/** A request that samples show, in whatever language. Secrets are placeholders in it. */
export interface SampleRequest {
  operation: Oas3Operation;
  operationId: string;
  /** The name of the request example in the contract, if the operation has named ones. */
  example?: string;
  /** What that example is about, in the words of the contract. */
  summary?: string;
  method: string;
  /** As the contract writes it, with the names of its parameters. */
  path: string;
  /** The values of the parameters in the path and in the query. */
  pathValues: Record<string, unknown>;
  query: Record<string, unknown>;
  headers: Record<string, string>;
  /** The base URL. */
  server: string;
  body?: unknown;
}

/** Follows a reference; what is no reference is returned as it is. */
export type Resolve = <Node>(node: Node | { $ref: string }) => Node;

/** The optional parameters of a query that samples show. The others only narrow a list. */
const shownOptions = ["limit"];

/** For each operation of the contract, one request for each of its named request examples, or the only one. */
export function requestsOf(contract: Oas3_1Definition, resolve: Resolve): SampleRequest[][] {
  return Object.entries(contract.paths ?? {}).flatMap(([path, item]) =>
    Object.entries(item)
      .filter((entry): entry is [string, Oas3Operation] => "operationId" in Object(entry[1]))
      .map(([method, operation]) => {
        const request = { ...requestOf(contract, operation, resolve), method: method.toUpperCase(), path };
        const bodies = bodiesOf(operation, resolve);
        return bodies.length > 0 ? bodies.map((body) => ({ ...request, ...body })) : [request];
      }),
  );
}

function requestOf(contract: Oas3_1Definition, operation: Oas3Operation, resolve: Resolve) {
  const parameters = (operation.parameters ?? []).map((parameter) => resolve<Oas3Parameter>(parameter));
  const valuesIn = (place: string) =>
    Object.fromEntries(
      parameters
        .filter((parameter) => parameter.in === place && (place !== "query" || isShown(parameter)))
        .map(({ name, example }) => [name, example]),
    );
  const hasBody = operation.requestBody !== undefined;
  return {
    operation,
    operationId: operation.operationId ?? "",
    server: contract.servers?.[0]?.url ?? "",
    pathValues: valuesIn("path"),
    query: valuesIn("query"),
    headers: {
      ...proofsOf(contract, operation, resolve),
      ...(valuesIn("header") as Record<string, string>),
      ...(hasBody && { "Content-Type": "application/json" }),
    },
  };
}

function isShown({ name, required }: Oas3Parameter): boolean {
  return required === true || shownOptions.includes(name);
}

/** The headers that prove who calls. */
function proofsOf(contract: Oas3_1Definition, operation: Oas3Operation, resolve: Resolve): Record<string, string> {
  const [needed = {}] = operation.security ?? contract.security ?? [];
  return Object.fromEntries(
    Object.keys(needed).map((name) => {
      const scheme = resolve(contract.components?.securitySchemes?.[name]);
      return scheme?.type === "apiKey"
        ? [scheme.name, placeholderOf(name)]
        : ["Authorization", `Bearer ${placeholderOf(name)}`];
    }),
  );
}

function bodiesOf(operation: Oas3Operation, resolve: Resolve): Pick<SampleRequest, "example" | "summary" | "body">[] {
  const content = operation.requestBody && resolve<Oas3RequestBody>(operation.requestBody).content;
  const { example: unnamed, examples = {} } = content?.["application/json"] ?? {};
  if (unnamed !== undefined) return [{ body: withoutSecrets(unnamed) }];
  return Object.entries(examples).map(([example, reference]) => {
    const { summary = example, value } = resolve<{ summary?: string; value?: unknown }>(reference);
    return { example, summary, body: withoutSecrets(value) };
  });
}

/** Where the request goes, with all its values. */
export function urlOf({ server, path, pathValues, query }: SampleRequest): string {
  const filled = path.replaceAll(/\{(.+?)\}/g, (_, name) => encodeURIComponent(String(pathValues[name])));
  const search = Object.entries(query).map(([name, value]) => `${name}=${encodeURIComponent(String(value))}`);
  return server + filled + (search.length > 0 ? `?${search.join("&")}` : "");
}
