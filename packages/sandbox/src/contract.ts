import contract from "@conomyhq/openapi/conomy.yaml";
import type { ErrorBody } from "@conomyhq/openapi-types";

/** A JSON Schema, handed on to ajv. */
export type Schema = Record<string, unknown>;

interface Reference {
  $ref: string;
}

export interface Parameter {
  name: string;
  in: "cookie" | "header" | "path" | "query";
  required?: boolean;
  schema: Schema;
}

interface Body {
  required?: boolean;
  content: Record<string, { schema: Schema; examples?: Record<string, { value: unknown }> }>;
}

interface DescribedOperation {
  operationId: string;
  security?: Record<string, unknown>[];
  parameters?: (Parameter | Reference)[];
  requestBody?: Body | Reference;
}

export interface Contract {
  info: { version: string };
  security: Record<string, unknown>[];
  paths: Record<string, Record<string, DescribedOperation>>;
  components: {
    securitySchemes: { apiKey: { name: string } };
    parameters: Record<string, Parameter>;
    responses: Record<string, { content: Record<string, { examples: Record<string, { value: unknown }> }> }>;
    requestBodies: Record<string, Body>;
    schemas: Record<string, Schema>;
  };
}

/** One operation of the contract, with its references followed. */
export interface Operation {
  id: string;
  method: string;
  path: string;
  /** Whether a bearer token is needed beside the key. */
  bearer: boolean;
  parameters: Parameter[];
  body: { required: boolean; schema: Schema } | undefined;
}

export { contract };

/** How an operation is named to users, such as `PATCH /customers/{customer-id}`. */
export function routeOf({ method, path }: Operation): string {
  return `${method} ${path}`;
}

/** The header that carries the key. */
export const apiKeyHeader: string = contract.components.securitySchemes.apiKey.name;

/** Every operation of the contract. */
export const operations: Operation[] = Object.entries(contract.paths).flatMap(([path, item]) =>
  Object.entries(item).map(([method, described]) => {
    const body = described.requestBody && follow<Body>(described.requestBody);
    const schema = body?.content["application/json"]?.schema;
    return {
      id: described.operationId,
      method: method.toUpperCase(),
      path,
      bearer: (described.security ?? contract.security).some((requirement) => "bearerToken" in requirement),
      parameters: (described.parameters ?? []).map((parameter) => follow<Parameter>(parameter)),
      body: schema && { required: body?.required ?? false, schema },
    };
  }),
);

/** An example that the contract gives for an answer, by its name there. */
export function exampleOf(response: string): unknown {
  const [example] = Object.values(contract.components.responses[response]?.content["application/json"]?.examples ?? {});
  return example?.value;
}

/** The documented errors, by their `type`: the contract shows each of them in an example. */
export const documentedErrors: ReadonlyMap<string, Required<ErrorBody>> = new Map(
  Object.values(contract.components.responses)
    .flatMap(({ content }) => Object.values(content["application/json"]?.examples ?? {}))
    .map(({ value }) => value as Required<ErrorBody>)
    .filter((value) => "traceId" in value)
    .map((value) => [value.type, value]),
);

function follow<Target>(value: Target | Reference): Target {
  if (typeof value !== "object" || value === null || !("$ref" in value)) return value as Target;
  const target = value.$ref
    .slice(2)
    .split("/")
    .reduce<unknown>((node, key) => (node as Record<string, unknown>)[key], contract);
  return target as Target;
}
