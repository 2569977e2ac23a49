import { parseContract } from "@conomyhq/contract-document";

/** The parts of an OpenAPI document that the client needs at run time. */
interface Contract {
  info: { version: string };
  servers: { url: string; "x-environment": string }[];
  paths: Record<string, Record<string, { operationId?: string }>>;
  components: {
    securitySchemes: Record<string, { type: string; in?: string; name?: string }>;
    parameters: { ApiVersion: { name: string; example: string }; UserAgent: { name: string } };
    schemas: Record<"ErrorCode" | "ErrorType", { "x-extensible-enum": string[] }>;
  };
}

/**
 * Writes what the client must know of the contract at run time, so that nobody copies it by hand.
 *
 * @param source - The text of the contract, as YAML or JSON.
 * @returns The text of `src/contract.generated.ts`.
 */
export function renderContract(source: string): string {
  const { info, servers, paths, components } = parseContract<Contract>(source, "openapi/conomy.yaml").value;
  const apiKey = keyOf(components.securitySchemes);
  const { ApiVersion, UserAgent } = components.parameters;
  const known = (schema: "ErrorCode" | "ErrorType") =>
    components.schemas[schema]["x-extensible-enum"].map((value) => JSON.stringify(value)).join(" | ");

  return `// Generated from openapi/conomy.yaml by \`pnpm generate\`. Do not edit.

/** The released version of the contract, and of the packages made from it. */
export const version = ${JSON.stringify(info.version)};

/** The base URL of every environment. */
export const servers = ${JSON.stringify(Object.fromEntries(servers.map((server) => [server["x-environment"], server.url])))} as const;

/** Where credentials become an access token. */
export const authPath = ${JSON.stringify(pathOf(paths, "createAccessToken"))};

/** The HTTP methods of the operations. */
export type HttpMethod = ${methodsOf(paths)
    .map((method) => JSON.stringify(method))
    .join(" | ")};

/** The headers that the client sets on every call. Callers are never asked for them. */
export type ManagedHeader = ${[apiKey, UserAgent, ApiVersion].map(({ name }) => JSON.stringify(name)).join(" | ")};

// By lower-case name: case does not count in HTTP, so one spelling saves comparisons.
export const apiKeyHeader = ${JSON.stringify(apiKey.name.toLowerCase())};
export const userAgentHeader = ${JSON.stringify(UserAgent.name.toLowerCase())};
export const apiVersionHeader = ${JSON.stringify(ApiVersion.name.toLowerCase())};

/** The value of the version header that this contract describes. */
export const apiVersion = ${JSON.stringify(ApiVersion.example)};

/** The error codes that the vendor publishes. More may come. */
export type KnownErrorCode = ${known("ErrorCode")};

/** The error types that the vendor publishes. More may come. */
export type KnownErrorType = ${known("ErrorType")};
`;
}

/** The header that carries the key, whatever the scheme is called. */
function keyOf(schemes: Contract["components"]["securitySchemes"]): { name: string } {
  const key = Object.values(schemes).find((scheme) => scheme.type === "apiKey" && scheme.in === "header");
  if (key?.name) return { name: key.name };
  throw new Error("openapi/conomy.yaml: no security scheme is a key in a header; the client needs its name.");
}

/** Written down, because TypeScript would look for each of them at every path, and that for every call. */
function methodsOf(paths: Contract["paths"]): string[] {
  const used = new Set(Object.values(paths).flatMap(Object.keys));
  return ["delete", "get", "patch", "post", "put"].filter((method) => used.has(method));
}

function pathOf(paths: Contract["paths"], operationId: string): string {
  for (const [path, item] of Object.entries(paths)) {
    if (Object.values(item).some((operation) => operation.operationId === operationId)) return path;
  }
  throw new Error(`openapi/conomy.yaml: no operation is called ${operationId}; the client needs its path.`);
}
