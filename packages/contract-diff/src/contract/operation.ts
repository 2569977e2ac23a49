import { canonical } from "../schema/canonical.ts";
import { SchemaNode } from "../schema/node.ts";
import { typesOf } from "../schema/types.ts";
import { type Credential, credentialsOf } from "./credentials.ts";
import type { OpenApiDocument } from "./load.ts";
import { follow, isObject } from "./pointer.ts";
import { methods } from "./uses.ts";

type Schema = Record<string, unknown>;

/** Parts of an operation that are not compared here: what only people read, what names it for tools, what others send. */
export const unread: ReadonlySet<string> = new Set([
  ...["operationId", "tags", "summary", "links", "callbacks", "servers", "parameters", "security"],
  ...["description", "example", "examples", "deprecated", "externalDocs"],
]);

/**
 * Writes the operations of a path in the one form that all spellings share: parameters of the path are those of each
 * operation, references are inlined, path parameters go by their place, and what is the default is left out.
 *
 * @returns the operations by method, or nothing if there is no such path.
 */
export function canonicalPath(document: OpenApiDocument, path: string): Record<string, unknown> {
  const item = follow(document, document.paths?.[path]);
  if (!isObject(item)) return {};
  const present = [...methods].filter((method) => isObject(item[method]));
  return Object.fromEntries(
    present.map((method) => {
      const operation = item[method] as Record<string, unknown>;
      const parameters = effectiveParameters(document, path, item.parameters, operation.parameters);
      const security = credentialsOf(document, operation).map(inAnyOrder).sort();
      return [method, { ...(part(document, operation) as object), parameters, security }];
    }),
  );
}

/** The credentials of one alternative, in whatever order they are written. */
function inAnyOrder(credentials: readonly Credential[]): string {
  const texts = credentials.map(({ scheme, scope = "", flows }) => [scheme, scope, ...flows.toSorted()].join(" "));
  return texts.sort().join();
}

function effectiveParameters(document: OpenApiDocument, path: string, ...lists: unknown[]): Record<string, unknown> {
  const parameters = lists.flatMap((list) => (Array.isArray(list) ? list : [])).map((entry) => follow(document, entry));
  const named = parameters
    .filter(isObject)
    .filter(isRead)
    .map((parameter) => {
      const { name: _, in: place, ...rest } = parameter;
      return [parameterKey(path, parameter), withoutDefaults(String(place), part(document, rest) as Schema)] as const;
    });
  return inOrder(named);
}

/** What a parameter goes by: case does not count in header names, and a path parameter's name is nobody's on the wire. */
export function parameterKey(path: string, { name, in: place }: Schema): string {
  const places = [...path.matchAll(/\{([^}]+)\}/g)].map(([, named]) => named);
  if (place === "path") return `path ${places.indexOf(String(name))}`;
  return `${place} ${place === "header" ? String(name).toLowerCase() : name}`;
}

/** OpenAPI 3.1, section 4.8.12.1: the definition of a parameter with one of these names is ignored. */
function isRead(parameter: Schema): boolean {
  return parameter.in !== "header" || !/^(accept|authorization|content-type)$/i.test(String(parameter.name));
}

/** How a parameter is written, as far as it is not as it would be anyway. One value is written alike in every way. */
function withoutDefaults(place: string, { style, explode, allowReserved, allowEmptyValue, ...rest }: Schema): Schema {
  const usual = place === "query" || place === "cookie" ? "form" : "simple";
  const { schema } = rest;
  const isOne =
    schema instanceof SchemaNode && typesOf(schema.keywords)?.every((type) => type !== "array" && type !== "object");
  const spreads = (style ?? usual) === "form";
  return {
    ...rest,
    ...(style !== undefined && style !== usual && { style }),
    ...(explode !== undefined && explode !== spreads && !isOne && { explode }),
    ...(allowReserved === true && { allowReserved }),
    ...(allowEmptyValue === true && { allowEmptyValue }),
  };
}

/** Names of a map whose case, or whose `charset`, says nothing. */
const plainNames: Record<string, (name: string) => string> = {
  content: (type) => type.toLowerCase().replace(/; *charset="?utf-8"?$/, ""),
  headers: (name) => name.toLowerCase(),
};

/** The name of an entry of a map, as far as it says something. */
export function plainName(map: string, name: string): string {
  return plainNames[map]?.(name) ?? name;
}

/** A part of an operation without what is only read, its schemas canonical. */
function part(document: OpenApiDocument, node: unknown): unknown {
  if (node instanceof SchemaNode) return node;
  const target = follow(document, node);
  if (Array.isArray(target)) return target.map((entry) => part(document, entry));
  if (!isObject(target)) return target;
  const entries = Object.entries(target)
    .filter(([key, value]) => !unread.has(key) && !key.startsWith("x-") && !(key === "required" && value === false))
    .map(([key, value]) => [key, entryOf(document, key, value)] as const);
  return inOrder(entries);
}

function entryOf(document: OpenApiDocument, key: string, value: unknown): unknown {
  if (key === "schema") return canonical(document, value);
  const rename = plainNames[key];
  if (!rename || !isObject(value)) return part(document, value);
  // Whatever its name, each entry counts.
  return inOrder(Object.entries(value).map(([name, entry]) => [rename(name), part(document, entry)] as const));
}

function inOrder(entries: (readonly [string, unknown])[]): Record<string, unknown> {
  return Object.fromEntries(entries.toSorted(([one], [other]) => (one < other ? -1 : 1)));
}
