import { Ajv2020, type ErrorObject } from "ajv/dist/2020.js";
import { isObject, steps } from "../contract/pointer.ts";
import type { Direction } from "../contract/uses.ts";
import { formats } from "./formats.ts";
import { isLeftOut, partsAt } from "./parts.ts";
import { project } from "./project.ts";

/** A document and one of its schemas. */
export interface Contract {
  document: object;
  schema: unknown;
}

/** A contract as one direction sees it, in the words of JSON Schema 2020-12. */
export interface Side {
  document: object;
  schema: unknown;
  direction: Direction;
  /** Compiles schemas of the document to what says why they reject a value; `undefined` is a value that they accept. */
  explain: (schemas: readonly unknown[]) => (value: unknown) => string | undefined;
}

/** Whether a side accepts the witness. Only then formats are minded, so that nobody can doubt what is accepted. */
type Role = "accepts" | "rejects";

const prepared = new WeakMap<object, Map<string, Side>>();

/** Prepares a contract. A document is prepared once, whatever the number of its schemas. */
export function sideOf({ document, schema }: Contract, direction: Direction, role: Role): Side {
  const known = prepared.get(document) ?? new Map<string, Side>();
  prepared.set(document, known);
  const name = `${direction} ${role}`;
  const side = known.get(name) ?? prepare(document, direction, role);
  known.set(name, side);
  return { ...side, schema: project(document, direction, schema) };
}

function prepare(document: object, direction: Direction, role: Role): Side {
  const projected = project(document, direction, document) as object;
  const ajv = new Ajv2020({
    strict: false,
    validateSchema: false,
    meta: false,
    ownProperties: true,
    logger: false,
    ...(role === "accepts" ? { formats } : { validateFormats: false }),
  }).addSchema({ ...projected, $id: "contract" });
  const side: Side = { document: projected, schema: true, direction, explain };
  return side;

  function explain(schemas: readonly unknown[]) {
    const together = { allOf: schemas.map(absolute) };
    const validate = ajv.compile(together);
    // Or ajv would keep every schema that was ever asked about.
    ajv.removeSchema(together);
    return (value: unknown) => {
      if (validate(value)) return undefined;
      const errors = validate.errors ?? [];
      return role === "rejects" && errors.some((error) => isExcused(error, schemas))
        ? undefined
        : wordsOf(errors.at(-1));
    };
  }

  /** A property that this direction leaves out may be required by another part of an `allOf` than declares it. */
  function isExcused({ keyword, instancePath, params }: ErrorObject, schemas: readonly unknown[]): boolean {
    if (keyword !== "required") return false;
    const declared = partsAt(projected, schemas, [...steps(instancePath), String(params.missingProperty)]);
    return declared.some((part) => isLeftOut(projected, part, direction));
  }
}

/** A schema whose references name the document that they lead into. */
function absolute(schema: unknown): Record<string, unknown> | boolean {
  // Inside of an allOf ajv would read over it, and accept everything.
  if (!isObject(schema) && typeof schema !== "boolean") throw new TypeError("This is no schema.");
  return JSON.parse(JSON.stringify(schema), (key, value) =>
    key === "$ref" && typeof value === "string" && value.startsWith("#") ? `contract${value}` : value,
  );
}

/** Such as `name must NOT have more than 3 characters`. */
function wordsOf(error: ErrorObject | undefined): string {
  const place = steps(error?.instancePath ?? "").join(".") || "the value";
  const { allowedValues, allowedValue, additionalProperty } = error?.params ?? {};
  const values: unknown[] = allowedValues ?? (allowedValue === undefined ? [] : [allowedValue]);
  const named = additionalProperty ?? values.map((value) => JSON.stringify(value)).join(", ");
  return `${place} ${error?.message}${named === "" ? "" : `: ${named}`}`;
}
