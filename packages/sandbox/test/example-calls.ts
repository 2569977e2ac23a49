import { parseContract } from "@conomyhq/contract-document";
import { contract } from "./contract-edits.ts";
import type { Call } from "./helpers.ts";

// The contract gives an example of everything that a request carries, so nobody writes a call for each operation.

interface Parameter {
  name: string;
  in: "header" | "path" | "query";
  example: number | string;
}

interface Operation {
  operationId: string;
  parameters: unknown[];
  requestBody?: unknown;
  responses: Record<string, unknown>;
}

interface Body {
  content: { "application/json": { examples: Record<string, { value: unknown }> } };
}

/** A call of an operation, and the statuses that the contract lists for it, without `default`. */
export interface ExampleCall {
  operation: string;
  route: string;
  call: Call;
  statuses: number[];
}

const document = parseContract<Record<string, unknown>>(contract, "conomy.yaml").value;
const paths = document.paths as Record<string, Record<string, Operation>>;

/** A call of each operation, made of the examples of the contract. */
export const exampleCalls: ExampleCall[] = Object.entries(paths).flatMap(([path, item]) =>
  Object.entries(item).map(([method, operation]) => toCall(method.toUpperCase(), path, operation)),
);

function toCall(method: string, path: string, { operationId, parameters, requestBody, responses }: Operation) {
  const given = parameters.map((parameter) => follow<Parameter>(parameter));
  const of = (place: Parameter["in"]) =>
    given.filter((parameter) => parameter.in === place).map(({ name, example }) => [name, `${example}`] as const);
  const query = `${new URLSearchParams(Object.fromEntries(of("query")))}`;
  const filled = of("path").reduce((text, [name, value]) => text.replace(`{${name}}`, encodeURIComponent(value)), path);
  const [example] = requestBody ? Object.values(follow<Body>(requestBody).content["application/json"].examples) : [];
  return {
    operation: operationId,
    route: `${method} ${path}`,
    call: {
      method,
      path: query ? `${filled}?${query}` : filled,
      headers: Object.fromEntries(of("header")),
      ...(example && { body: example.value }),
    },
    statuses: Object.keys(responses).map(Number).filter(Number.isInteger),
  };
}

function follow<Part>(part: unknown): Part {
  const { $ref } = part as { $ref?: string };
  if ($ref === undefined) return part as Part;
  const keys = $ref.split("/").slice(1);
  return keys.reduce<unknown>((node, key) => (node as Record<string, unknown>)[key], document) as Part;
}
