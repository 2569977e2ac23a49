import type { ErrorBody } from "@conomyhq/openapi-types";
import { examplesOf, jsonOf } from "./media.ts";
import { type Part, Unservable, type Walker } from "./parts.ts";
import type { ErrorType } from "./served.ts";

/** The documented errors, by their `type`: the contract shows each of them in an example. */
export function errorsOf(walker: Walker, errorTypes: readonly ErrorType[]): Map<ErrorType, Required<ErrorBody>> {
  const errors = new Map<ErrorType, Required<ErrorBody>>();
  for (const media of mediaOf(walker)) {
    for (const { value } of examplesOf(walker, media)) {
      const type = errorTypes.find((known) => isError(value) && known === value.type);
      if (isError(value) && type && !errors.has(type)) errors.set(type, value);
    }
  }
  const missing = errorTypes.find((type) => !errors.has(type));
  if (missing) {
    throw new Unservable({ path: ["components", "responses"] }, `No response shows the error ${missing} in an example`);
  }
  return errors;
}

/** The first example of a response whose schema is the one of this name. */
export function exampleOf(walker: Walker, schema: string): unknown {
  const named = walker.get(walker.root, "components", "schemas", schema);
  if (!named) throw new Unservable({ path: ["components", "schemas"] }, `There is no schema ${schema}`);
  const [example] = mediaOf(walker)
    .filter((media) => walker.get(media, "schema")?.value === named.value)
    .flatMap((media) => examplesOf(walker, media));
  if (!example) throw new Unservable(named, `No response shows a ${schema} in an example, which the seed needs`);
  return example.value;
}

/** The JSON of every response, of an operation or to be referred to. */
function mediaOf(walker: Walker): Part[] {
  const owners = walker.members(walker.get(walker.root, "paths")).flatMap(([, item]) => walker.members(item));
  const lists = [
    walker.get(walker.root, "components", "responses"),
    ...owners.map(([, operation]) => walker.get(operation, "responses")),
  ];
  return lists
    .flatMap((list) => walker.members(list))
    .map(([, response]) => jsonOf(walker, response))
    .filter((media) => media !== undefined);
}

function isError(value: unknown): value is Required<ErrorBody> {
  const { type, status, code, detail, traceId } = (value ?? {}) as Partial<ErrorBody>;
  return [type, code, detail, traceId].every((text) => typeof text === "string") && typeof status === "number";
}
