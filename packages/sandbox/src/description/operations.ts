import { isJson, jsonOf } from "./media.ts";
import { type Parameter, parametersOf } from "./parameters.ts";
import { type Part, referenceTo, Unservable, type Walker } from "./parts.ts";
import { type Security, securityOf } from "./security.ts";
import type { Needs } from "./served.ts";

/** One operation of the contract, with its references followed. */
export interface Operation {
  id: string;
  method: string;
  path: string;
  security: Security;
  parameters: Parameter[];
  body: Body | undefined;
  /** The status of the success response. */
  status: number;
}

/** The body of a request. */
interface Body {
  required: boolean;
  /** A reference to its schema, for ajv. */
  schema: string;
}

/** HEAD is not among them: it is what GET is, without a body. */
const methods = new Set(["delete", "get", "options", "patch", "post", "put", "trace"]);
const besides = new Set(["$ref", "description", "parameters", "servers", "summary"]);

/** Every operation of the contract. */
export function operationsOf(walker: Walker, served: Needs["served"]): Operation[] {
  const operations: Operation[] = [];
  const [ids, routes] = [new Set<string>(), new Set<string>()];
  for (const [path, entry] of walker.members(walker.get(walker.root, "paths"))) {
    if (path.startsWith("x-")) continue;
    checkPath(path, entry);
    const item = walker.follow(entry);
    for (const [method, part] of [...walker.members(item), ...besideReference(item, entry)]) {
      if (method.startsWith("x-") || besides.has(method)) continue;
      if (!methods.has(method)) throw new Unservable(part, `"${method}" is not a method that is served`);
      const operation = operationOf(walker, served, { method, path, item, part });
      const route = `${method} ${path.replaceAll(/\{[^}]*\}/g, "{}")}`;
      if (ids.size === ids.add(operation.id).size) throw new Unservable(part, `${operation.id} is used twice`);
      if (routes.size === routes.add(route).size)
        throw new Unservable(part, "Another path cannot be told from this one");
      operations.push(operation);
    }
  }
  const [missing] = Object.keys(served).filter((id) => !ids.has(id));
  if (missing) throw new Unservable({ path: ["paths"] }, `No operation is called ${missing}`);
  return operations;
}

/** What stands beside the reference of a path: what wins there is not defined. */
function besideReference(item: Part, entry: Part): [string, Part][] {
  if (item === entry) return [];
  for (const key of Object.keys(entry.value as object)) {
    if (key === "parameters" || methods.has(key)) {
      throw new Unservable({ path: [...entry.path, key] }, `"${key}" beside the $ref of a path has no defined meaning`);
    }
  }
  return [];
}

function checkPath(path: string, part: Part): void {
  const plain = /^(\/([^{}:*?#/][^{}*?#/]*|\{[^{}/]+\})?)+$/;
  if (!plain.test(path))
    throw new Unservable(part, `The path ${path} is not served: a parameter fills a whole segment`);
}

interface Found {
  method: string;
  path: string;
  item: Part;
  part: Part;
}

function operationOf(walker: Walker, served: Needs["served"], { method, path, item, part }: Found): Operation {
  const id = walker.get(part, "operationId")?.value;
  if (typeof id !== "string") throw new Unservable(part, "An operation without an operationId is not served");
  if (!Object.hasOwn(served, id)) throw new Unservable(part, `The sandbox has no behaviour for ${id}`);
  const parameters = parametersOf(walker, item, part);
  const names = [...path.matchAll(/\{([^}]+)\}/g)].map(([, name]) => name as string);
  const declared = parameters.filter((parameter) => parameter.in === "path").map(({ name }) => name);
  for (const name of new Set([...(served[id] ?? []), ...names, ...declared])) {
    if (!names.includes(name)) throw new Unservable(part, `${id}: the path has no {${name}}`);
    if (!declared.includes(name))
      throw new Unservable(part, `${id}: the parameter ${name} of the path is not described`);
  }
  return {
    id,
    method: method.toUpperCase(),
    path,
    security: securityOf(walker, part),
    parameters,
    body: bodyOf(walker, part),
    status: statusOf(walker, part),
  };
}

/** The first success that is described; 200 where none is. */
function statusOf(walker: Walker, operation: Part): number {
  const statuses = walker.members(walker.get(operation, "responses")).map(([status]) => status);
  return Number(statuses.find((status) => /^2\d\d$/.test(status)) ?? 200);
}

function bodyOf(walker: Walker, operation: Part): Body | undefined {
  const body = walker.get(operation, "requestBody");
  if (!body) return undefined;
  const other = walker.members(walker.get(body, "content")).find(([type]) => !isJson(type));
  if (other) throw new Unservable(other[1], `A body of ${other[0]} is not read: only application/json`);
  const media = jsonOf(walker, body);
  const schema = media && walker.get(media, "schema");
  if (!schema) throw new Unservable(media ?? body, "A body without a schema for application/json is not read");
  return { required: walker.get(body, "required")?.value === true, schema: referenceTo(schema) };
}
