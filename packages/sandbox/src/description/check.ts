import type { ContractDocument } from "@conomyhq/contract-document";
import { Ajv2020 } from "ajv/dist/2020.js";
import { describe } from "./description.ts";
import { type Part, type Path, referenceTo, Unservable, Walker } from "./parts.ts";
import { createSchemas } from "./schemas.ts";
import type { Needs } from "./served.ts";

/** What holds parts under names of its author's choice, none of which means anything by itself. */
const named = new Set([
  ...["$defs", "callbacks", "content", "dependentSchemas", "encoding", "headers", "links", "parameters", "pathItems"],
  ...["paths", "patternProperties", "properties", "requestBodies", "responses", "schemas", "securitySchemes"],
  ...["variables", "webhooks"],
]);
/** What holds data, in which nothing is a reference. */
const data = new Set(["const", "default", "enum", "example", "value"]);

const judge = new Ajv2020({ strict: false });

/**
 * Checks that the sandbox can serve a contract, where the place of a fault is known: at the build, and when it reads one.
 *
 * @param needs - As for `serve`.
 * @throws an `Error` that starts with `file:line:column: `.
 */
export function checkContract({ value, placeOf }: Pick<ContractDocument, "placeOf" | "value">, needs?: Needs): void {
  try {
    const walker = new Walker(value);
    // First, because the description follows only what it needs.
    for (const part of partsIn(walker.root)) if (!isAnchor(part)) walker.follow(part);
    describe(value, needs);
    checkSchemas(walker);
  } catch (error) {
    if (!(error instanceof Unservable)) throw error;
    throw new Error(`${placeOf(error.path)}: ${error.message}.`, { cause: error });
  }
}

/** Schemas of the components, and those that stand where they are used. */
function checkSchemas(walker: Walker): void {
  const { value } = walker.root;
  const schemas = createSchemas(value as object);
  for (const part of schemasIn(walker)) {
    if (typeof part.value !== "boolean" && (typeof part.value !== "object" || part.value === null)) {
      throw new Unservable(part, "A schema is an object, true or false");
    }
    if (typeof part.value === "boolean") continue;
    if (!judge.validateSchema(part.value)) throw unservable(part);
    try {
      schemas.compile(referenceTo(part));
    } catch (error) {
      throw new Unservable(part, `The schema cannot be compiled: ${(error as Error).message}`);
    }
  }
}

/** A reference to an anchor is for ajv, which finds it with the schemas. */
function isAnchor({ value }: Part): boolean {
  return /^#[^/]/.test(String((value as { $ref?: unknown }).$ref));
}

function* schemasIn(walker: Walker): Generator<Part> {
  for (const [, part] of walker.members(walker.get(walker.root, "components", "schemas"))) yield part;
  for (const part of partsIn(walker.root)) if (part.path.at(-1) === "schema") yield part;
}

/** Every object and list of the contract that is no data. */
function* partsIn(part: Part, isNamed = false): Generator<Part> {
  if (typeof part.value !== "object" || part.value === null) return;
  yield part;
  for (const [key, member] of Object.entries(part.value)) {
    if (!isNamed && (data.has(key) || key.startsWith("x-") || (key === "examples" && Array.isArray(member)))) continue;
    yield* partsIn({ value: member, path: [...part.path, key] }, !isNamed && named.has(key));
  }
}

function unservable(part: Part): Unservable {
  const [error] = judge.errors ?? [];
  const keys = error?.instancePath.split("/").slice(1) ?? [];
  const path: Path = [...part.path, ...keys.map((key) => key.replaceAll("~1", "/").replaceAll("~0", "~"))];
  return new Unservable({ path }, `The schema is not valid: ${error?.message}`);
}
