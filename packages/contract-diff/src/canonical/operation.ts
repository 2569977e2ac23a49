import type { OpenApiDocument } from "../input.ts";
import { follow, isObject } from "../pointer.ts";
import { canonical } from "./schema.ts";

/** Parts of an operation that only people read, or that name it for tools. */
const unread = new Set([
  ...["operationId", "tags", "summary", "links", "callbacks", "servers", "parameters", "security"],
  ...["description", "example", "examples", "deprecated", "externalDocs"],
]);

const methods = ["delete", "get", "head", "options", "patch", "post", "put", "trace"];

/**
 * Writes the operations of a path in the one form that all spellings share: parameters of the path are those of each
 * operation, references are inlined, path parameters go by their place, and what is the default is left out.
 *
 * @returns the operations by method, or nothing if there is no such path.
 */
export function canonicalPath(document: OpenApiDocument, path: string): Record<string, unknown> {
  const item = follow(document, document.paths?.[path]);
  if (!isObject(item)) return {};
  const present = methods.filter((method) => isObject(item[method]));
  return Object.fromEntries(
    present.map((method) => {
      const operation = item[method] as Record<string, unknown>;
      const parameters = effectiveParameters(document, path, item.parameters, operation.parameters);
      const security = operation.security ?? document.security ?? [];
      return [method, { ...(part(document, operation) as object), parameters, security }];
    }),
  );
}

function effectiveParameters(document: OpenApiDocument, path: string, ...lists: unknown[]): Record<string, unknown> {
  const places = [...path.matchAll(/\{([^}]+)\}/g)].map(([, name]) => name);
  const parameters = lists.flatMap((list) => (Array.isArray(list) ? list : [])).map((entry) => follow(document, entry));
  const named = parameters.filter(isObject).map((parameter) => {
    const { name, in: place, ...rest } = parameter;
    // Case does not count in header names, and a path parameter's name is nobody's on the wire.
    const key =
      place === "path" ? places.indexOf(String(name)) : place === "header" ? String(name).toLowerCase() : name;
    return [`${place} ${key}`, part(document, { required: false, ...rest })] as const;
  });
  return Object.fromEntries(named.toSorted(([one], [other]) => (one < other ? -1 : 1)));
}

/** A part of an operation without what is only read, its schemas canonical. */
function part(document: OpenApiDocument, node: unknown): unknown {
  const target = follow(document, node);
  if (Array.isArray(target)) return target.map((entry) => part(document, entry));
  if (!isObject(target)) return target;
  const entries = Object.entries(target)
    .filter(([key]) => !unread.has(key) && !key.startsWith("x-"))
    .map(([key, value]) => [key, key === "schema" ? canonical(document, value) : part(document, value)] as const)
    .filter(([key, value]) => !(key === "required" && value === false))
    .toSorted(([one], [other]) => (one < other ? -1 : 1));
  return Object.fromEntries(entries);
}
