import { methods } from "../../contract/uses.ts";
import { code } from "./words.ts";

/** How a sentence names a place of a document. */
export interface PlaceName {
  /** Such as `` `Customer.address.street` `` or `` the request body of `POST /customers` ``. */
  name: string;
  /** If it is a property of a schema: its name, and what has it. */
  property?: { name: string; of: string };
}

/** Looks up what steps lead to, with references followed. */
export type Look = (steps: readonly string[]) => unknown;

/** Names the place that steps lead to, from the root of a document. */
export function placeName(steps: readonly string[], look: Look): PlaceName {
  const [section = "", name = "", ...rest] = steps;
  if (section === "components") {
    const [component = "", ...inside] = rest;
    if (name === "schemas" && component !== "") return inSchema(inside, code(component));
    const noun = nouns[name] ?? `\`${name}\` component`;
    return component === ""
      ? { name: steps.map(code).reverse().join(" of ") }
      : inPart(inside, `${noun} ${code(component)}`, steps.slice(0, 3), look);
  }
  if (section === "paths" || section === "webhooks") {
    const [method = "", ...inside] = rest;
    const noun = section === "webhooks" ? "webhook " : "";
    if (name === "") return { name: code(section) };
    if (methods.has(method))
      return inPart(inside, `${noun}${code(`${method.toUpperCase()} ${name}`)}`, steps.slice(0, 3), look);
    return inPart(rest, `${noun || "path "}${code(name)}`, steps.slice(0, 2), look);
  }
  if (/^\d+$/.test(name)) {
    const member = entryName(section, name, look(steps.slice(0, 2)));
    return { name: [...rest.map(code).reverse(), member].join(" of ") };
  }
  return { name: steps.length === 0 ? "the document" : steps.map(code).reverse().join(" of ") };
}

/** An entry of a list, by its name if it has one. */
function entryName(list: string, index: string, entry: unknown): string {
  const { name } = Object(entry) as { name?: unknown };
  if (list === "servers") return `server ${Number(index) + 1}`;
  if (list === "tags" && typeof name === "string") return `tag ${code(name)}`;
  if (list === "tags" && typeof entry === "string") return `tag ${code(entry)}`;
  return `entry ${Number(index) + 1} of ${code(list)}`;
}

const nouns: Record<string, string> = {
  parameters: "parameter",
  headers: "header",
  responses: "response",
  requestBodies: "request body",
  securitySchemes: "security scheme",
  callbacks: "callback",
  examples: "example",
  links: "link",
  pathItems: "path item",
};

/** A place in an operation or in a part of one. `done` leads to what `holder` names. */
function inPart(steps: readonly string[], holder: string, done: readonly string[], look: Look): PlaceName {
  const [step, next, ...rest] = steps;
  if (step === undefined) return { name: holder };
  if (step === "schema") return inSchema(steps.slice(1), holder);
  const inner = (name: string) => inPart(rest, name, [...done, step, next ?? ""], look);
  if (step === "requestBody") return inPart(steps.slice(1), `the request body of ${holder}`, [...done, step], look);
  if (next === undefined || next === "") return { name: `${code(step)} of ${holder}` };
  switch (step) {
    case "parameters":
      return inner(`${parameterName(look([...done, step, next]), next)} of ${holder}`);
    case "responses":
      return inner(next === "default" ? `the default response of ${holder}` : `response ${code(next)} of ${holder}`);
    case "headers":
      return inner(`header ${code(next)} of ${holder}`);
    case "content":
      return inner(next === "application/json" && rest.length > 0 ? holder : `${code(next)} of ${holder}`);
    case "examples":
      return inner(`example ${code(next)} of ${holder}`);
    case "callbacks":
      return inner(`callback ${code(next)} of ${holder}`);
    default:
      if (/^\d+$/.test(next)) return inner(`${entryName(step, next, look([...done, step, next]))} of ${holder}`);
      return inPart(steps.slice(1), `${code(step)} of ${holder}`, [...done, step], look);
  }
}

function parameterName(parameter: unknown, index: string): string {
  const { name, in: where } = Object(parameter) as { name?: unknown; in?: unknown };
  if (typeof name !== "string") return `parameter ${Number(index) + 1}`;
  return `${typeof where === "string" ? `${where} ` : ""}parameter ${code(name)}`;
}

/** A place in a schema: properties and elements are written as programmers do. */
function inSchema(steps: readonly string[], root: string): PlaceName {
  let holder = root;
  let way = "";
  let property: PlaceName["property"];
  const label = () => labelOf(way, holder);
  for (let index = 0; index < steps.length; index++) {
    const [step = "", next] = steps.slice(index, index + 2);
    property = undefined;
    if (step === "allOf" && next !== undefined && index + 2 < steps.length) index++;
    else if (step === "items") way += "[]";
    else if (step === "additionalProperties") way += "[key]";
    else if (step === "properties" && next !== undefined) {
      property = { name: next, of: label() };
      way += propertyStep(next, way === "" && !isComponent(holder));
      index++;
    } else if (step !== "$ref") {
      holder = next !== undefined && lists.has(step) ? memberName(step, next, label()) : `${code(step)} of ${label()}`;
      if (next !== undefined && lists.has(step)) index++;
      way = "";
    }
  }
  return { name: label(), ...(property && { property }) };
}

/** Keywords that hold several schemas. */
const lists = new Set([
  "oneOf",
  "anyOf",
  "allOf",
  "prefixItems",
  "patternProperties",
  "dependentSchemas",
  "$defs",
  "mapping",
]);

function memberName(keyword: string, member: string, holder: string): string {
  const which = /^\d+$/.test(member) ? `schema ${Number(member) + 1}` : code(member);
  return `${which} in ${code(keyword)} of ${holder}`;
}

function labelOf(way: string, holder: string): string {
  if (way === "") return holder;
  const isComponent = /^`[^`]*`$/.test(holder) && !holder.includes(" ");
  return isComponent ? `${holder.slice(0, -1)}${code(way).slice(1)}` : `${code(way)} in ${holder}`;
}

/** A property as programmers write it; at the start of a way it may stand as it is. */
function propertyStep(name: string, isStart: boolean): string {
  if (isStart) return name;
  return /^[\w$-]+$/.test(name) ? `.${name}` : `[${JSON.stringify(name)}]`;
}

/** Whether something is named by its own name alone. */
function isComponent(holder: string): boolean {
  return /^`[^` ]*`$/.test(holder);
}
