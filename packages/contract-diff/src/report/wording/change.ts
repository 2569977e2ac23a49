import type { Difference, Edit } from "../../change.ts";
import { templateOf } from "../../contract/contract.ts";
import { isObject, steps } from "../../contract/pointer.ts";
import type { Direction } from "../../contract/uses.ts";
import { methods } from "../../contract/uses.ts";
import type { Witness } from "../../proof/search.ts";
import { type Look, placeName } from "./place.ts";
import { capital, code, codes, shortValue } from "./words.ts";

/**
 * Says in a sentence what changed.
 *
 * @param look - Looks up what steps lead to, with references followed.
 */
export function changeMessage(difference: Difference, edit: Edit | undefined, look: Look): string {
  const { property, path } = difference;
  if (property === undefined) return wholeMessage(difference, look);
  if (property === "key") return keyMessage(difference, look);
  const way = steps((difference.revision ?? difference.base)?.pointer ?? path);
  const isField = way.at(-1) === property && way.at(-2) !== "properties";
  const { name } = placeName(isField ? way.slice(0, -1) : way, look);
  return capital(editMessage(property, name, valuesOf(difference, edit)));
}

/** Says that an operation differs although nothing was reported. */
export function unreportedMessage(operation: string, direction: Direction): string {
  return `What ${direction}s of ${code(operation)} may hold changed.`;
}

/** A payload that one contract accepts and the other does not, in a sentence. */
export function proofMessage({ value, direction, pointer, reason }: Witness): string {
  const text = JSON.stringify(value);
  const payload = code(text.length > 1_000 ? `${text.slice(0, 1_000)}…` : text);
  const where = pointer === "" ? "" : `at ${code(pointer)}, `;
  return direction === "request"
    ? `Requests could send ${payload} and cannot any more: ${where}${reason}.`
    : `Responses may send ${payload} now, which they never did: ${where}${reason}.`;
}

/** What came or went as a whole. */
function wholeMessage({ kind, path, base, revision }: Difference, look: Look): string {
  const { pointer = path, value } = revision ?? base ?? {};
  const operations = operationsIn(steps(path), value);
  if (operations.length > 0) return `${codes(operations)} ${operations.length > 1 ? "were" : "was"} ${kind}.`;
  const way = steps(pointer);
  const noun = containers[way.at(-1) ?? ""];
  const names = way.at(-2) === "properties" || noun === undefined ? [] : namesIn(value, way.length === 1);
  if (noun !== undefined && names.length > 0) {
    const holder = way.length > 1 ? ` of ${placeName(way.slice(0, -1), look).name}` : "";
    const [one, many] = noun;
    return `${capital(names.length > 1 ? many : one)} ${codes(names)}${holder} ${names.length > 1 ? "were" : "was"} ${kind}.`;
  }
  const { name, property } = placeName(way, look);
  if (way.at(-1) === "schema" && !property) return `The schema of ${name} was ${kind}.`;
  return capital(`${property ? `property ${code(property.name)} of ${property.of}` : name} was ${kind}.`);
}

/** What holds things that have names, and what those are called. */
const containers: Record<string, readonly [one: string, many: string]> = {
  properties: ["property", "properties"],
  patternProperties: ["pattern of properties", "patterns of properties"],
  parameters: ["parameter", "parameters"],
  headers: ["header", "headers"],
  responses: ["response", "responses"],
  callbacks: ["callback", "callbacks"],
  components: ["component", "components"],
  schemas: ["schema", "schemas"],
  content: ["type of body", "types of body"],
  tags: ["tag", "tags"],
};

function namesIn(value: unknown, isRoot: boolean): string[] {
  if (!isObject(value)) return [];
  if (Array.isArray(value))
    return value.flatMap((one) => (isObject(one) && typeof one.name === "string" ? [one.name] : []));
  return Object.entries(value).flatMap(([name, one]) =>
    isRoot && isObject(one) && !("schema" in one) ? Object.keys(one) : [name],
  );
}

/** Something has another name. Whether it is still the same, nobody knows. */
function keyMessage({ base, revision, path }: Difference, look: Look): string {
  const way = steps(revision?.pointer ?? path);
  const [was = "", is = ""] = [base, revision].map((place) => steps(place?.pointer ?? "").at(-1));
  if (way[0] === "paths" && way.length === 2) {
    return templateOf(was) === templateOf(is)
      ? `The path ${code(was)} is written ${code(is)} now.`
      : `The path ${code(was)} was removed, and ${code(is)} was added.`;
  }
  const { name, property } = placeName(way, look);
  if (property) return `Property ${code(was)} of ${property.of} was removed, and property ${code(is)} was added.`;
  return capital(`${name} was ${code(was)} until now.`);
}

/** What an edit changed, from one value to another. */
interface Values {
  was: unknown;
  is: unknown;
}

function valuesOf({ property = "", base, revision }: Difference, edit: Edit | undefined): Values {
  if (edit?.keyword === property) return { was: edit.base, is: edit.revision };
  const [was, is] = [base, revision].map((place) =>
    steps(place?.pointer ?? "").at(-1) === property ? place?.value : undefined,
  );
  return { was, is };
}

function editMessage(field: string, name: string, { was, is }: Values): string {
  if (field === "openapi" && name === "the document")
    return `the document is written in OpenAPI ${is} instead of ${was}.`;
  if (field === "type") return `the type of ${name} changed from ${typeName(was)} to ${typeName(is)}.`;
  if (field === "required" && (Array.isArray(was) || Array.isArray(is)))
    return requiredMessage(name, listOf(was), listOf(is));
  if (field === "required") return `${name} is ${is === true ? "required" : "optional"} now.`;
  if (field === "enum" && Array.isArray(was) && Array.isArray(is)) return enumMessage(name, was, is);
  const [baseText, revisionText] = [shortValue(was), shortValue(is)];
  if (was === undefined && revisionText !== undefined) return `${code(field)} of ${name} was set to ${revisionText}.`;
  if (is === undefined && baseText !== undefined) return `${code(field)} of ${name} was removed: it was ${baseText}.`;
  if (baseText !== undefined && revisionText !== undefined)
    return `${code(field)} of ${name} changed from ${baseText} to ${revisionText}.`;
  return `${code(field)} of ${name} changed.`;
}

function typeName(type: unknown): string {
  return type === undefined ? "any type" : code([type].flat().join(" | "));
}

function requiredMessage(name: string, was: unknown[], is: unknown[]): string {
  const [required, optional] = [missing(is, was), missing(was, is)];
  const parts = [
    required.length > 0 ? `${name} requires ${codes(required)} now` : "",
    optional.length > 0 ? `${required.length > 0 ? "and " : `${name} `}no longer requires ${codes(optional)}` : "",
  ].filter(Boolean);
  return parts.length > 0 ? `${parts.join(", ")}.` : `${code("required")} of ${name} changed.`;
}

function enumMessage(name: string, was: unknown[], is: unknown[]): string {
  const [gained, lost] = [missing(is, was), missing(was, is)];
  const parts = [
    gained.length > 0 ? `gained ${codes(gained)}` : "",
    lost.length > 0 ? `lost ${codes(lost)}` : "",
  ].filter(Boolean);
  return `the values of ${name} ${parts.length > 0 ? parts.join(" and ") : "changed their order"}.`;
}

/** What of a list is not in another one, as text. */
function missing(list: unknown[], other: unknown[]): string[] {
  const known = new Set(other.map((value) => JSON.stringify(value)));
  return list
    .filter((value) => !known.has(JSON.stringify(value)))
    .map((value) => (typeof value === "string" ? value : JSON.stringify(value)));
}

function listOf(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}

/** The operations that a change is about as a whole: one, or all of a path. */
function operationsIn([section, name, method, ...rest]: string[], item: unknown): string[] {
  if (section !== "paths" || name === undefined || rest.length > 0) return [];
  const names = [...methods].filter((one) => (method === undefined ? isObject(item) && one in item : one === method));
  return names.map((one) => `${one.toUpperCase()} ${name}`);
}
