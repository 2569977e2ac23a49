import type { OpenApiDocument } from "../contract/load.ts";
import { follow, isObject, pointerTo, steps } from "../contract/pointer.ts";
import type { Direction } from "../contract/uses.ts";

/** The methods that have types. */
export const methods: readonly string[] = ["get", "put", "post", "delete", "options", "head", "patch", "trace"];

/** A part of a document that is kept or left out as a whole: an operation, the parameters of a path, or a component. */
export interface Unit {
  /** Such as `/paths/~1customers/get` or `/components/schemas/Customer`. */
  pointer: string;
  /** What the generator reads of it: nothing that is only documentation. */
  content: unknown;
  references: Reference[];
  /** Units whose types depend on this one because its discriminator names them. */
  discriminated: string[];
}

/** A unit that another one refers to. */
interface Reference {
  target: string;
  /** Whether the types of the unit that refers change with the target. Else the target is compared on its own. */
  isInline: boolean;
  /** For what an operation refers to it. */
  direction?: Direction | undefined;
}

/** Keywords that no type depends on. */
const untyped = new Set([
  ...["callbacks", "example", "examples", "externalDocs", "links", "security", "servers", "summary", "tags", "title"],
]);

/** Keywords whose children have names of the document's own. */
const maps = new Set([
  ...["$defs", "content", "definitions", "dependentSchemas", "headers", "mapping", "patternProperties", "properties"],
  "responses",
]);

/** Keywords with data in them, which may look like anything. */
const data = new Set(["const", "default", "enum"]);

const untypedComponents = new Set(["callbacks", "examples", "links", "securitySchemes"]);

/** Finds the units of a document. */
export function readUnits(document: OpenApiDocument): Map<string, Unit> {
  const units: Unit[] = [];
  for (const section of ["paths", "webhooks"]) {
    for (const [path, entry] of entriesOf(document[section])) {
      const item = follow(document, entry);
      const shared = pointerTo(section, path, "parameters");
      if (isObject(item) && Array.isArray(item.parameters)) units.push(readUnit(shared, item.parameters));
      for (const [method, operation] of entriesOf(item).filter(([key]) => methods.includes(key))) {
        const unit = readOperation(section, pointerTo(section, path, method), operation);
        if (isObject(item) && Array.isArray(item.parameters)) {
          unit.references.push({ target: shared, isInline: true, direction: directionOf(section, "parameters") });
        }
        units.push(unit);
      }
    }
  }
  for (const [section, components] of entriesOf(document.components)) {
    if (untypedComponents.has(section)) continue;
    units.push(...entriesOf(components).map(([name, node]) => readUnit(pointerTo("components", section, name), node)));
  }
  for (const [key, node] of Object.entries(document)) {
    // References may lead anywhere.
    if (!["components", "paths", "webhooks"].includes(key) && isObject(node))
      units.push(readUnit(pointerTo(key), node));
  }
  return new Map(units.map((unit) => [unit.pointer, unit]));
}

/** The names of all operations, such as `GET /customers`, in the order of the document. */
export function operationNames(document: OpenApiDocument): string[] {
  return ["paths", "webhooks"].flatMap((section) =>
    entriesOf(document[section]).flatMap(([path, entry]) => {
      const item = follow(document, entry);
      const present = methods.filter((method) => isObject(item) && isObject(item[method]));
      return present.map((method) => `${method.toUpperCase()} ${path}`);
    }),
  );
}

function readOperation(section: string, pointer: string, operation: unknown): Unit {
  const unit: Unit = { pointer, content: {}, references: [], discriminated: [] };
  const content = Object.entries(isObject(operation) ? operation : {}).flatMap(([key, node]) => {
    if (untyped.has(key) || key === "description" || key.startsWith("x-")) return [];
    const part = readUnit(pointer, node, maps.has(key));
    const direction = directionOf(section, key);
    unit.references.push(...part.references.map((reference) => ({ ...reference, direction })));
    unit.discriminated.push(...part.discriminated);
    return [[key, part.content] as const];
  });
  return { ...unit, content: Object.fromEntries(content) };
}

/** Webhooks are called by the other side. Nobody has their parameters in hand. */
function directionOf(section: string, key: string): Direction | undefined {
  if (section === "paths") return key === "responses" ? "response" : "request";
  return key === "responses" ? "request" : key === "requestBody" ? "response" : undefined;
}

function readUnit(pointer: string, node: unknown, isMap: boolean = false): Unit {
  const unit: Unit = { pointer, content: undefined, references: [], discriminated: [] };
  unit.content = read(node, unit, { isMap, isAllOf: false });
  return unit;
}

function read(node: unknown, unit: Unit, { isMap, isAllOf }: { isMap: boolean; isAllOf: boolean }): unknown {
  if (Array.isArray(node)) return node.map((entry) => read(entry, unit, { isMap: false, isAllOf }));
  if (!isObject(node)) return node;
  if (!isMap) noteReferences(node, unit, isAllOf);
  const entries = Object.entries(node).flatMap(([key, value]) => {
    if (isMap) return [[key, read(value, unit, { isMap: false, isAllOf: false })]];
    if (untyped.has(key)) return [];
    // Some nodes have to have one.
    if (key === "description") return [[key, ""]];
    if (data.has(key)) return [[key, value]];
    return [[key, read(value, unit, { isMap: maps.has(key), isAllOf: key === "allOf" })]];
  });
  return Object.fromEntries(entries);
}

function noteReferences(node: Record<string, unknown>, unit: Unit, isAllOf: boolean): void {
  const target = typeof node.$ref === "string" ? unitOf(node.$ref) : undefined;
  if (target) {
    const isSchema = target.pointer.startsWith("/components/schemas/") && target.isWhole;
    unit.references.push({ target: target.pointer, isInline: isAllOf || !isSchema });
  }
  if (!isObject(node.discriminator)) return;
  const mapped = entriesOf(node.discriminator.mapping).map(([, value]) => String(value));
  const members = [node.oneOf, node.anyOf].flatMap((list) => (Array.isArray(list) ? list : []));
  const named = mapped.map((value) => (value.includes("#") ? value : `#${pointerTo("components", "schemas", value)}`));
  for (const ref of [...named, ...members.map((member) => (isObject(member) ? member.$ref : undefined))]) {
    const owned = typeof ref === "string" ? unitOf(ref) : undefined;
    if (!owned) continue;
    unit.discriminated.push(owned.pointer);
    unit.references.push({ target: owned.pointer, isInline: false });
  }
}

/** The unit that a reference leads to, or into. */
function unitOf(ref: string): { pointer: string; isWhole: boolean } | undefined {
  if (!ref.startsWith("#/")) return undefined;
  const way = steps(ref);
  const depth = ["components", "paths", "webhooks"].includes(way[0] ?? "") ? 3 : 1;
  return { pointer: pointerTo(...way.slice(0, depth)), isWhole: way.length === depth };
}

function entriesOf(node: unknown): [string, unknown][] {
  return isObject(node) && !Array.isArray(node) ? Object.entries(node) : [];
}
