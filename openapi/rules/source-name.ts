import { unescapePointerFragment } from "@redocly/openapi-core";

/**
 * The name under which SOURCES.md speaks of the place that a JSON pointer leads to: `Customer.email`,
 * `parameters.CustomerId`, `headers.Retry-After`, `responses.NotFound`, `listCustomers.responses.200`.
 */
export function sourceName(pointer: string, root: unknown): string {
  let name: string[] = [];
  let node: unknown = root;
  let section = "";
  for (const key of pointer.replace(/^#\/?/, "").split("/").map(unescapePointerFragment)) {
    node = child(node, key);
    const found = nameStep(name, section, key, node);
    // A named thing may itself be called `properties`; what follows a name is never its section.
    section = found === name ? key : "";
    name = found;
  }
  return name.join(".");
}

function nameStep(name: string[], section: string, key: string, node: unknown): string[] {
  if (section === "properties") return [...name, key];
  if (section === "schemas") return [key];
  if (section === "parameters") return ["parameters", inlineName(key, node)];
  if (section === "headers") return ["headers", key];
  if (section === "responses" || section === "requestBodies") return [...name, section, key];
  const operationId = child(node, "operationId");
  if (typeof operationId === "string") return [operationId];
  if (key === "requestBody") return [...name, key];
  return name;
}

function inlineName(key: string, node: unknown): string {
  const name = child(node, "name");
  return /^\d+$/.test(key) && typeof name === "string" ? name : key;
}

function child(node: unknown, key: string): unknown {
  return typeof node === "object" && node !== null ? (node as Record<string, unknown>)[key] : undefined;
}
