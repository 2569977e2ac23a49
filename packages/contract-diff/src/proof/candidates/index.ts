import { areSame } from "../same.ts";
import { alternativesOf, type ObjectSchema, subschemasOf } from "../subschemas.ts";
import type { Validator } from "../validator.ts";
import { lists } from "./lists.ts";
import { objects } from "./objects.ts";
import { namedValues, numbers, texts } from "./scalars.ts";
import type { Found, Place, Search } from "./search.ts";

/** Where values stop being nested. */
const deepest = 10;
/** How many values are tried where one is needed. */
const mostTried = 50;
const types = ["object", "array", "string", "number", "boolean", "null"];

/**
 * Makes up values that the accepting contract may accept, with the limits of both in mind: one is as small as it can
 * be, the others differ from it in one thing each. Where both contracts say the same, only the smallest is used.
 *
 * @param isOver - Whether the time is up.
 */
export function candidatesOf(accepting: Validator, rejecting: Validator, isOver: () => boolean): Iterable<unknown> {
  const search = new CandidateSearch(accepting, rejecting, isOver);
  return search.valuesAt({ accepting: [accepting.schema], rejecting: [rejecting.schema] }, 0);
}

class CandidateSearch implements Search {
  readonly accepting: Validator;
  readonly #rejecting: Validator;
  readonly #isOver: () => boolean;
  /** By what the accepting contract says of the place. */
  readonly #smallest = new Map<string, Found>();
  readonly #searched = new Set<string>();
  readonly #explained = new Map<string, ReturnType<Validator["explain"]>>();

  constructor(accepting: Validator, rejecting: Validator, isOver: () => boolean) {
    this.accepting = accepting;
    this.#rejecting = rejecting;
    this.#isOver = isOver;
  }

  *valuesAt(place: Place, depth: number): Generator<unknown> {
    if (depth > deepest) return;
    const hints = subschemasOf(this.#rejecting.document, place.rejecting, true);
    const ways = alternativesOf(this.accepting.document, place.accepting);
    for (const way of ways) yield* namedValues(way, hints);
    for (const way of ways) {
      if (way.some((schema) => "const" in schema || Array.isArray(schema.enum))) continue;
      for (const type of typesOf(way)) {
        if (type === "object") yield* objects(this, way, hints, depth);
        else if (type === "array") yield* lists(this, way, hints, depth);
        else yield* scalars(type, way, hints);
      }
    }
    yield* namedValues(hints);
  }

  smallestAt(place: Place, depth: number): Found | undefined {
    const key = JSON.stringify(place.accepting);
    const known = this.#smallest.get(key);
    // The smallest value of a schema has no value of the same schema inside.
    if (known || this.#searched.has(key)) return known;
    this.#searched.add(key);
    const found = this.#firstAccepted(place, key, depth);
    this.#searched.delete(key);
    if (found) this.#smallest.set(key, found);
    return found;
  }

  isSame({ accepting, rejecting }: Place): boolean {
    return areSame([this.accepting.document, accepting], [this.#rejecting.document, rejecting]);
  }

  #firstAccepted(place: Place, key: string, depth: number): Found | undefined {
    if (depth > deepest || this.#isOver()) return undefined;
    const explain = this.#explained.get(key) ?? this.accepting.explain(place.accepting);
    this.#explained.set(key, explain);
    let tried = 0;
    for (const value of this.valuesAt({ ...place, rejecting: [] }, depth)) {
      if (explain(value) === undefined) return { value };
      tried += 1;
      if (tried > mostTried) return undefined;
    }
    return undefined;
  }
}

function scalars(type: string, way: ObjectSchema[], hints: ObjectSchema[]): readonly unknown[] {
  if (type === "string") return texts(way, hints);
  if (type === "number" || type === "integer") return numbers([...way, ...hints]);
  return type === "boolean" ? [false, true] : [null];
}

/** The types that all schemas allow; keywords of objects and lists say what is likely meant where none is named. */
function typesOf(way: ObjectSchema[]): string[] {
  const named = way.flatMap(({ type }) => (type === undefined ? [] : [[type].flat().map(String)]));
  const likely = types.filter(
    (type) => type !== "object" || way.some((schema) => schema.properties || schema.required),
  );
  return named.reduce(
    (left, right) => left.filter((type) => right.includes(type) || (type === "number" && right.includes("integer"))),
    named.length > 0 ? types : [...likely, "object"],
  );
}
