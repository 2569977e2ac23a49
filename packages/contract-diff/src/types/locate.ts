import { at, isObject, pointerTo, steps as stepsOf } from "../contract/pointer.ts";
import type { ContractTypes } from "./contract-types.ts";
import { type Finding, labelOf } from "./impact.ts";

/** A finding with its name and its place in the document. */
export interface LocatedFinding extends Finding {
  label: string;
  pointer: string;
}

/** The place in a document that keys lead to. References on the way are followed. */
export function pointerTowards(document: unknown, ...keys: readonly string[]): string {
  return pointerInto(document, "", ...keys);
}

/** The place that keys lead to from another one. */
export function pointerInto(document: unknown, start: string, ...keys: readonly string[]): string {
  return keys.reduce((pointer, key) => follow(document, pointer) + pointerTo(key), start);
}

/** A property, parameter or element below a place, or the place itself if nothing is found. */
export function pointerToProperty(document: unknown, start: string, steps: readonly string[]): string {
  return steps.reduce((pointer, step) => propertyOf(document, follow(document, pointer), step, 0) ?? pointer, start);
}

/** Makes one finding of those that have the same cause: a parameter or a response that several operations share. */
export function mergeFindings(
  findings: readonly Finding[],
  document: unknown,
  baseTypes: ContractTypes,
): LocatedFinding[] {
  const merged = new Map<string, LocatedFinding>();
  for (const finding of findings) {
    const pointer = pointerOf(finding, document);
    const label = labelOf(finding.place);
    const last = finding.place.steps.at(-1) ?? "";
    // What is new has no place in the base: there the name tells what is the same. A media type changes everywhere.
    const cause = finding.kind === "media-type-gone" ? finding.renamed : pointer;
    const key = JSON.stringify([finding.kind, finding.direction, cause, last]);
    const known = merged.get(key);
    if (!known) {
      merged.set(key, { ...finding, label, pointer });
      continue;
    }
    known.operations.push(...finding.operations.filter((operation) => !known.operations.includes(operation)));
    known.label = known.place.root.is === "schema" ? ownerLabel(known, baseTypes) : sharedWords(known.label, label);
  }
  return [...merged.values()];
}

/** Of schemas that are composed of another one, what they have of it is called by its own name. */
function ownerLabel({ label, pointer, place }: LocatedFinding, baseTypes: ContractTypes): string {
  const [section, kind, name, ...rest] = stepsOf(pointer);
  if (section !== "components" || kind !== "schemas" || name === undefined || rest.length === 0) return label;
  return labelOf({ ...place, root: { ...place.root, label: baseTypes.labelOf(`schemas/${name}`) } });
}

/** What two labels have in common: of `GET /a response 200 text/plain` and `PUT /a response 201 text/plain` the rest. */
function sharedWords(a: string, b: string): string {
  const words = b.split(" ");
  return a
    .split(" ")
    .filter((word) => words.includes(word))
    .join(" ");
}

function pointerOf({ kind, place: { root, steps } }: Finding, document: unknown): string {
  const [group = "", name, ...rest] = steps;
  switch (root.is) {
    case "operation":
      return kind === "body-required" ? follow(document, root.pointer) : root.pointer;
    case "parameters": {
      if (name === undefined) return root.pointer;
      const parameter = pointerToParameter(document, root.pointer, group, name);
      return rest.length > 0 ? pointerToProperty(document, `${parameter}/schema`, rest) : parameter;
    }
    default:
      return pointerToProperty(document, root.pointer, steps);
  }
}

/** A parameter of an operation, or the operation itself. */
function pointerToParameter(document: unknown, operation: string, group: string, name: string): string {
  const path = operation.slice(0, operation.lastIndexOf("/"));
  for (const holder of [operation, path]) {
    const parameters = at(document, `${holder}/parameters`);
    if (!Array.isArray(parameters)) continue;
    for (const index of parameters.keys()) {
      const pointer = follow(document, `${holder}/parameters/${index}`);
      const parameter = at(document, pointer);
      if (isObject(parameter) && parameter.in === group && parameter.name === name) return pointer;
    }
  }
  return operation;
}

function propertyOf(document: unknown, pointer: string, step: string, depth: number): string | undefined {
  const schema = at(document, pointer);
  // A schema may be composed of itself.
  if (!isObject(schema) || depth > 16) return undefined;
  const own = ownPropertyOf(pointer, schema, step);
  if (own !== undefined) return own;
  for (const key of ["allOf", "oneOf", "anyOf"]) {
    const members = schema[key];
    if (!Array.isArray(members)) continue;
    for (const index of members.keys()) {
      const found = propertyOf(document, follow(document, `${pointer}/${key}/${index}`), step, depth + 1);
      if (found !== undefined) return found;
    }
  }
  return undefined;
}

function ownPropertyOf(pointer: string, schema: Record<string, unknown>, step: string): string | undefined {
  if (step === "[]") return isObject(schema.items) ? `${pointer}/items` : undefined;
  if (step === "{}") return isObject(schema.additionalProperties) ? `${pointer}/additionalProperties` : undefined;
  const { properties } = schema;
  const isDeclared = isObject(properties) && Object.hasOwn(properties, step);
  return isDeclared ? `${pointer}/properties${pointerTo(step)}` : undefined;
}

/** The target of a place that is a reference, and the place itself otherwise. */
function follow(document: unknown, pointer: string): string {
  let place = pointer;
  for (let hops = 0; hops < 16; hops += 1) {
    const node = at(document, place);
    if (!isObject(node) || typeof node.$ref !== "string" || !node.$ref.startsWith("#/")) break;
    place = pointerTo(...stepsOf(node.$ref));
  }
  return place;
}
