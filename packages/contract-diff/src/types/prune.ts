import { isDeepStrictEqual } from "node:util";
import type { OpenApiDocument } from "../contract/load.ts";
import { follow, isObject, steps } from "../contract/pointer.ts";
import type { Direction } from "../contract/uses.ts";
import { readUnits, type Unit } from "./units.ts";

/** Both documents, with nothing but what the types of the change depend on. */
export interface Pruned {
  /** Whether anything has changed that types may depend on. */
  hasChanged: boolean;
  base: OpenApiDocument;
  revision: OpenApiDocument;
  /** Changed schemas that operations use which were left out. */
  shared: SharedSchema[];
}

/** A changed schema, and who uses it without having changed. */
export interface SharedSchema {
  /** Such as `schemas/Customer`. */
  ref: string;
  direction: Direction;
  /** Such as `GET /customers`. */
  operations: string[];
}

/** A unit as the two documents have it. */
interface Node {
  base?: Unit;
  revision?: Unit;
  /** What it refers to in either of them. */
  needs: Set<string>;
  /** Units whose types change with its own. */
  inlinedBy: Set<string>;
}

type Units = ReadonlyMap<string, Unit>;

/**
 * Leaves out whatever is the same in both documents and is not needed by what has changed, so that the cost of
 * generating and comparing types follows the change.
 */
export function prune(base: OpenApiDocument, revision: OpenApiDocument): Pruned {
  const units = { base: readUnits(base), revision: readUnits(revision) };
  const nodes = joinUnits(units.base, units.revision);
  const changed = [...nodes].filter(
    ([pointer, node]) => isTyped(pointer, node) && !isDeepStrictEqual(node.base?.content, node.revision?.content),
  );
  const affected = flood(
    changed.map(([pointer]) => pointer),
    (pointer) => nodes.get(pointer)?.inlinedBy,
  );
  const kept = withNamesakes(nodes, affected);
  return {
    hasChanged: affected.size > 0,
    base: keep(base, units.base, kept),
    revision: keep(revision, units.revision, kept),
    shared: sharedSchemas(units.base, units.revision, affected, kept),
  };
}

/** Other parts of a document have types only where something refers to them. */
function isTyped(pointer: string, { inlinedBy }: Node): boolean {
  return /^\/(components|paths|webhooks)\//.test(pointer) || inlinedBy.size > 0;
}

function joinUnits(base: Units, revision: Units): Map<string, Node> {
  const nodes = new Map<string, Node>();
  for (const pointer of [...base.keys(), ...revision.keys()]) {
    nodes.set(pointer, { needs: new Set(), inlinedBy: new Set() });
  }
  for (const [version, units] of Object.entries({ base, revision })) {
    for (const [pointer, unit] of units) {
      const node = nodes.get(pointer)!;
      node[version as "base" | "revision"] = unit;
      for (const { target, isInline } of unit.references) {
        node.needs.add(target);
        if (isInline) nodes.get(target)?.inlinedBy.add(pointer);
      }
      for (const member of unit.discriminated) {
        nodes.get(member)?.needs.add(pointer);
        node.inlinedBy.add(member);
      }
    }
  }
  return nodes;
}

/** Everything that is reached from some pointers, and they themselves. */
function flood(start: Iterable<string>, next: (pointer: string) => Iterable<string> | undefined): Set<string> {
  const reached = new Set(start);
  // A set that grows while it is walked is walked to its new end.
  for (const pointer of reached) for (const neighbour of next(pointer) ?? []) reached.add(neighbour);
  return reached;
}

/** What is needed. The generator numbers aliases whose names collide, so that such components stay together. */
function withNamesakes(nodes: ReadonlyMap<string, Node>, affected: ReadonlySet<string>): Set<string> {
  const namesakes = Map.groupBy(
    [...nodes.keys()].filter((pointer) => pointer.startsWith("/components/")),
    aliasOf,
  );
  return flood(affected, (pointer) => [
    ...(nodes.get(pointer)?.needs ?? []),
    ...(namesakes.get(aliasOf(pointer)) ?? []),
  ]);
}

function aliasOf(pointer: string): string {
  const [, section = "", name = ""] = steps(pointer);
  const prefix = section === "schemas" ? "" : section === "requestBodies" ? "requestbody" : section.slice(0, -1);
  return (prefix + name).toLowerCase().replaceAll(/[^a-z0-9]/g, "");
}

/** Finds which operations use changed schemas, in both documents alike, among those that are left out themselves. */
function sharedSchemas(
  base: Units,
  revision: Units,
  affected: ReadonlySet<string>,
  kept: ReadonlySet<string>,
): SharedSchema[] {
  const usersOf = { base: usersIn(base), revision: usersIn(revision) };
  return [...affected].flatMap((pointer) => {
    const [, section, name] = steps(pointer);
    if (section !== "schemas" || !base.has(pointer) || !revision.has(pointer)) return [];
    const users = usersOf.base.get(pointer) ?? [];
    // What is only composed into others is compared as a part of them.
    if (users.every(({ isInline }) => isInline)) return [];
    const still = operationsUsing(pointer, usersOf.revision, kept);
    const uses = [...operationsUsing(pointer, usersOf.base, kept)].filter((use) => still.has(use));
    return (["request", "response"] as const).flatMap((direction) => {
      const operations = uses
        .filter((use) => use.startsWith(`${direction} `))
        .map((use) => use.slice(direction.length + 1));
      return operations.length > 0 ? [{ ref: `${section}/${name}`, direction, operations }] : [];
    });
  });
}

interface User {
  pointer: string;
  isInline: boolean;
  direction?: Direction | undefined;
}

function usersIn(units: Units): Map<string, User[]> {
  const users = [...units.values()].flatMap(({ pointer, references }) =>
    references.map(({ target, ...how }) => ({ target, user: { pointer, ...how } })),
  );
  const byTarget = Map.groupBy(users, ({ target }) => target);
  return new Map([...byTarget].map(([target, entries]) => [target, entries.map(({ user }) => user)]));
}

/** The operations that refer to a unit through any number of others, each behind its direction. */
function operationsUsing(
  pointer: string,
  usersOf: ReadonlyMap<string, readonly User[]>,
  kept: ReadonlySet<string>,
): Set<string> {
  const found = new Set<string>();
  flood([pointer], (target) =>
    (usersOf.get(target) ?? []).flatMap((user) => {
      const [section, path = "", method = ""] = steps(user.pointer);
      if (section !== "paths" && section !== "webhooks") return [user.pointer];
      if (user.direction && !kept.has(user.pointer)) found.add(`${user.direction} ${method.toUpperCase()} ${path}`);
      return method === "parameters" ? [user.pointer] : [];
    }),
  );
  return found;
}

function keep(document: OpenApiDocument, units: Units, kept: ReadonlySet<string>): OpenApiDocument {
  const { openapi, jsonSchemaDialect } = document;
  const pruned: OpenApiDocument = {
    openapi,
    info: { title: "", version: "" } as { version: string },
    paths: {},
    ...(jsonSchemaDialect !== undefined && { jsonSchemaDialect }),
  };
  for (const pointer of kept) {
    const [section = "", path = "", ...rest] = steps(pointer);
    // A path that loses an operation is still there.
    const isThere =
      rest.length > 0 && isObject(follow(document, (document[section] as Record<string, unknown>)?.[path]));
    if (section !== "components" && isThere) put(pruned, [section, path], {});
  }
  for (const [pointer, { content }] of units) if (kept.has(pointer)) put(pruned, steps(pointer), content);
  return pruned;
}

function put(document: OpenApiDocument, way: readonly string[], content: unknown): void {
  let holder: Record<string, unknown> = document;
  for (const step of way.slice(0, -1)) {
    if (!Object.hasOwn(holder, step)) holder[step] = {};
    holder = holder[step] as Record<string, unknown>;
  }
  const last = way.at(-1);
  if (last !== undefined && !Object.hasOwn(holder, last)) holder[last] = content;
}
