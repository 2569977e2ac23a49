import type { ErrorObject, ValidateFunction } from "ajv/dist/2020.js";
import type { Operation } from "./contract.ts";
import { unreadable } from "./description/media.ts";
import type { Parameter } from "./description/parameters.ts";
import type { Schemas } from "./description/schemas.ts";
import { parseExactly, plainNumber } from "./numbers.ts";
import { Problem } from "./problem.ts";

/** What a request carries, as text. */
export interface Carried {
  header(name: string): string | undefined;
  query: URLSearchParams;
  path: Record<string, string>;
  body: string;
}

/** What the contract allows in a request, and what its schemas make of the text of the query. */
export interface Checked {
  query: Record<string, unknown>;
  body: unknown;
}

/** Checks a request against an operation and returns what it asks for. */
export type Validator = (request: Carried) => Checked;

const booleans = new Map([
  ["true", true],
  ["false", false],
]);
/** How many levels of objects and lists a body may have. */
const maxDepth = 100;

/** Makes the validator of an operation. It throws a {@link Problem} for the first thing that the contract rejects. */
export function createValidator({ parameters, body }: Operation, schemas: Schemas): Validator {
  const checkParameters = parameters.map((parameter) => {
    const validate = schemas.compile(parameter.schema);
    return (request: Carried, query: Checked["query"]) => {
      const text = textOf(request, parameter);
      if (text === undefined) {
        if (parameter.required) throw new Problem("missingParam", `${parameter.name} is required`);
        return;
      }
      const value = meantBy(text, parameter.name, validate);
      if (parameter.in === "query") query[parameter.name] = value;
    };
  });
  const validateBody = body && schemas.compile(body.schema);

  return (request) => {
    const query: Checked["query"] = Object.create(null);
    for (const check of checkParameters) check(request, query);
    if (!validateBody) return { query, body: undefined };
    const value = parseBody(request, body.required);
    if (value !== undefined && !validateBody(value)) throw toProblem(validateBody.errors?.[0]);
    return { query, body: value };
  };
}

/** What the contract's schema of this name rejects in a value, if it does, such as `email must be string`. */
export function rejectionOf(schemas: Schemas, schema: string, value: unknown): string | undefined {
  if (isDeeper(value, maxDepth)) return `it has more than ${maxDepth} levels`;
  const validate = schemas.compile(`conomy#/components/schemas/${schema}`);
  return validate(value) ? undefined : toProblem(validate.errors?.[0], "it").message;
}

function parseBody(request: Carried, required: boolean): unknown {
  if (request.body === "") {
    if (required) throw new Problem("missingParam", "A body is required");
    return undefined;
  }
  const reason = unreadable(request.header);
  if (reason) throw new Problem("parsingResource", reason);
  let value: unknown;
  try {
    value = parseExactly(request.body);
  } catch (error) {
    if (error instanceof Problem) throw error;
    throw new Problem("parsingResource", "The body is not JSON");
  }
  // What can be parsed cannot always be written again: JSON.stringify recurses.
  if (isDeeper(value, maxDepth)) throw new Problem("parsingResource", `The body has more than ${maxDepth} levels`);
  return value;
}

function isDeeper(value: unknown, levels: number): boolean {
  if (typeof value !== "object" || value === null) return false;
  return levels === 0 || Object.values(value).some((member) => isDeeper(member, levels - 1));
}

function textOf({ header, query, path }: Carried, { in: place, name }: Parameter): string | undefined {
  if (place === "header") return header(name);
  if (place === "path") return path[name];
  const [text, another] = query.getAll(name);
  if (another !== undefined) throw new Problem("invalidParam", `${name} must be given only once`);
  return text;
}

/** What the text of a parameter means: it is the text, a number or a boolean, whichever its schema allows. */
function meantBy(text: string, name: string, validate: ValidateFunction): unknown {
  const errors: ErrorObject[] = [];
  for (const value of [text, plainNumber(text), booleans.get(text)]) {
    if (value === undefined) continue;
    if (validate(value)) return value;
    errors.push(...(validate.errors ?? []));
  }
  // That it is no text says less than what is wrong with the number.
  const error = errors.find(({ keyword }) => keyword !== "type") ?? errors[0];
  throw new Problem("invalidParam", `${name} ${error?.message}`);
}

/** No value is repeated: it may be personal. */
function toProblem(error: ErrorObject | undefined, whole = "The body"): Problem {
  const place = error?.instancePath.slice(1).replaceAll("/", ".");
  if (error?.keyword === "required") {
    return new Problem(
      "missingParam",
      `${[place, error.params.missingProperty].filter(Boolean).join(".")} is required`,
    );
  }
  return new Problem("invalidParam", `${place || whole} ${error?.message}`);
}
