import { Ajv2020, type ErrorObject } from "ajv/dist/2020.js";
import { isObject, pointerTo } from "../contract/pointer.ts";
import type { Direction } from "../contract/uses.ts";
import { inDirection } from "./direction.ts";
import { formats } from "./formats.ts";
import { isLeftOut, schemasAt } from "./subschemas.ts";

/** A document and one of its schemas. */
export interface SchemaOf {
  document: object;
  schema: unknown;
}

/** Why a value is rejected, and where. */
export interface Rejection {
  /** The JSON pointer of the place in the value. */
  pointer: string;
  /** Such as `name must NOT have more than 3 characters`. */
  reason: string;
}

/** A contract as one direction sees it, in the words of JSON Schema 2020-12. */
export interface Validator {
  document: object;
  schema: unknown;
  direction: Direction;
  /** Compiles schemas of the document to what says why they reject a value; `undefined` is a value that they accept. */
  explain: (schemas: readonly unknown[]) => (value: unknown) => Rejection | undefined;
}

/** Whether the payload has to be accepted. Only then formats are minded, so that nobody can doubt what is accepted. */
type Role = "accepts" | "rejects";

/** How many of the allowed values a reason names. */
const mostNamed = 10;

const prepared = new WeakMap<object, Map<string, Validator>>();

/** Prepares a contract. A document is prepared once, whatever the number of its schemas. */
export function validatorOf({ document, schema }: SchemaOf, direction: Direction, role: Role): Validator {
  const known = prepared.get(document) ?? new Map<string, Validator>();
  prepared.set(document, known);
  const name = `${direction} ${role}`;
  const validator = known.get(name) ?? prepare(document, direction, role);
  known.set(name, validator);
  return { ...validator, schema: inDirection(document, direction, schema) };
}

/** Throws away what was prepared of a document, because something was stopped that was at work on it. */
export function forget(document: object): void {
  prepared.delete(document);
}

function prepare(document: object, direction: Direction, role: Role): Validator {
  const directed = inDirection(document, direction, document) as object;
  const ajv = new Ajv2020({
    strict: false,
    validateSchema: false,
    meta: false,
    ownProperties: true,
    // Few values meet each schema, so that compiling it is what takes time.
    code: { optimize: false },
    logger: false,
    ...(role === "accepts" ? { formats } : { validateFormats: false }),
  }).addSchema({ ...directed, $id: "contract" });
  return { document: directed, schema: true, direction, explain };

  function explain(schemas: readonly unknown[]) {
    const together = { allOf: schemas.map(absolute) };
    const validate = ajv.compile(together);
    // Or ajv would keep every schema that was ever asked about.
    ajv.removeSchema(together);
    return (value: unknown) => {
      if (validate(value)) return undefined;
      const errors = validate.errors ?? [];
      const isExcused = role === "rejects" && errors.some((error) => isAboutOmitted(error, schemas));
      return isExcused ? undefined : rejectionOf(errors.at(-1));
    };
  }

  /** A property that this direction leaves out may be required by another part of an `allOf` than declares it. */
  function isAboutOmitted({ keyword, instancePath, params }: ErrorObject, schemas: readonly unknown[]): boolean {
    if (keyword !== "required") return false;
    const declared = schemasAt(directed, schemas, [...namesIn(instancePath), String(params.missingProperty)]);
    return declared.some((schema) => isLeftOut(directed, schema, direction));
  }
}

/** A schema whose references name the document that they lead into. */
function absolute(schema: unknown): Record<string, unknown> | boolean {
  // Inside of an allOf ajv would read over it, and accept everything.
  if (!isObject(schema) && typeof schema !== "boolean") throw new TypeError("This is not a schema.");
  return JSON.parse(JSON.stringify(schema), (key, value) =>
    key === "$ref" && typeof value === "string" && value.startsWith("#") ? `contract${value}` : value,
  );
}

function rejectionOf(error: ErrorObject | undefined): Rejection {
  const path = error?.instancePath ?? "";
  const { allowedValues, allowedValue, additionalProperty, unevaluatedProperty } = error?.params ?? {};
  const extra: string | undefined = additionalProperty ?? unevaluatedProperty;
  const values: unknown[] = allowedValues ?? (allowedValue === undefined ? [] : [allowedValue]);
  const named =
    extra ??
    values
      .slice(0, mostNamed)
      .map((value) => JSON.stringify(value))
      .join(", ");
  const more = values.length > mostNamed ? `, and ${values.length - mostNamed} more` : "";
  const place = namesIn(path).join(".") || "the value";
  return {
    pointer: extra === undefined ? path : `${path}${pointerTo(extra)}`,
    reason: `${place} ${error?.message}${named === "" ? "" : `: ${named}${more}`}`,
  };
}

/** The steps of a pointer that ajv wrote, in which a percent sign is one. */
function namesIn(pointer: string): string[] {
  return pointer
    .split("/")
    .slice(1)
    .map((step) => step.replaceAll("~1", "/").replaceAll("~0", "~"));
}
