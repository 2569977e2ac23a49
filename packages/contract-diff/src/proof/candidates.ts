import { isObject } from "../contract/pointer.ts";
import { alternativesOf, isLeftOut, itemIn, type Part, partsOf, propertyIn } from "./parts.ts";
import { sample } from "./pattern.ts";
import { areSame } from "./same.ts";
import type { Side } from "./side.ts";
import { countsAround, namedValues, numbers, numbersIn, texts } from "./values.ts";

/** The same place in both contracts. */
interface Place {
  accepting: readonly unknown[];
  rejecting: readonly unknown[];
}

/** Where values stop being nested. */
const deepest = 10;
/** How many different items a list is made of. */
const mostDistinct = 20;
/** How many values are tried where one is needed. */
const mostTried = 50;
const types = ["object", "array", "string", "number", "boolean", "null"];

/**
 * Makes up values that the accepting side may accept, with the limits of both sides in mind: one is as small as it can
 * be, the others differ from it in one thing each. Where both sides say the same, only the smallest is used.
 *
 * @param isOver - Whether the time is up.
 */
export function candidatesOf(accepting: Side, rejecting: Side, isOver: () => boolean): Iterable<unknown> {
  const smallest = new Map<object, { value: unknown }>();
  const searched = new Set<object>();
  return valuesAt({ accepting: [accepting.schema], rejecting: [rejecting.schema] }, 0);

  function* valuesAt(place: Place, depth: number): Generator<unknown> {
    if (depth > deepest) return;
    const hints = partsOf(rejecting.document, place.rejecting, true);
    const ways = alternativesOf(accepting.document, place.accepting);
    for (const way of ways) yield* namedValues(way);
    for (const way of ways) {
      if (way.some((part) => "const" in part || Array.isArray(part.enum))) continue;
      for (const type of typesOf(way)) {
        if (type === "object") yield* objects(way, hints, depth);
        else if (type === "array") yield* lists(way, hints, depth);
        else yield* scalars(type, way, hints);
      }
    }
    yield* namedValues(hints);
  }

  function* scalars(type: string, way: Part[], hints: Part[]): Generator<unknown> {
    if (type === "string") yield* texts(way, hints);
    else if (type === "number" || type === "integer") yield* numbers([...way, ...hints]);
    else yield* type === "boolean" ? [false, true] : [null];
  }

  function* objects(way: Part[], hints: Part[], depth: number): Generator<unknown> {
    const names = namesOf(way, hints);
    const required = names.filter((name) => way.some((part) => listOf(part.required).includes(name)));
    const optional = names.filter((name) => !required.includes(name));
    const places = new Map(names.map((name) => [name, placeOf(propertyIn(way, name), propertyIn(hints, name))]));
    const members = new Map<string, { value: unknown } | undefined>();
    const memberAt = (name: string) => {
      const place = places.get(name);
      if (place && !members.has(name)) members.set(name, smallestAt(place, depth + 1));
      return members.get(name);
    };
    const pick = (chosen: string[]) => {
      const found = chosen.map((name) => [name, memberAt(name)] as const);
      return Object.fromEntries(found.flatMap(([name, member]) => (member ? [[name, member.value]] : [])));
    };
    const least = pick(required);
    yield least;
    for (const name of optional) yield pick([...new Set([...required, name, ...needsOf(way, name)])]);
    for (const count of countsAround(numbersIn([...way, ...hints], "minProperties", "maxProperties"), names.length)) {
      yield pick([...required, ...optional].slice(0, count));
    }
    yield pick(names);
    for (const [name, place] of places) {
      if (isSame(place)) continue;
      for (const value of valuesAt(place, depth + 1)) {
        yield { ...least, [name]: value };
        // A branch may ask for more properties than the schema around it.
        if (isObject(value)) yield { ...pick(names), [name]: value };
      }
    }
  }

  function* lists(way: Part[], hints: Part[], depth: number): Generator<unknown> {
    const bounds = numbersIn([...way, ...hints], "minItems", "maxItems", "minContains", "maxContains");
    const least = Math.max(0, ...numbersIn(way, "minItems"));
    const containedIn = (parts: Part[]) => parts.flatMap(({ contains }) => (contains === undefined ? [] : [contains]));
    const first = placeOf([...itemIn(way, 0), ...containedIn(way)], [...itemIn(hints, 0), ...containedIn(hints)]);
    const isTuple = way.some(({ prefixItems }) => Array.isArray(prefixItems));
    const fill = (count: number, start: unknown[] = []) => {
      const list = [...start];
      while (list.length < count) {
        const at = isTuple ? placeOf(itemIn(way, list.length), itemIn(hints, list.length)) : first;
        const item = smallestAt(at, depth + 1);
        if (!item) break;
        list.push(item.value);
      }
      return list;
    };
    for (const count of new Set([least, least + 1, least + 2, ...countsAround([...bounds, 1], 100)])) yield fill(count);
    for (const [index, place] of isTuple ? tuplePlaces(way, hints) : [[0, first] as const]) {
      const some: unknown[] = [];
      for (const value of valuesAt(place, depth + 1)) {
        yield fill(Math.max(least, index + 1), [...fill(index), value]);
        if (some.length < mostDistinct) some.push(value);
      }
      // Lists of different items, for those that must be unique.
      const distinct = [...new Map(some.map((value) => [JSON.stringify(value), value])).values()];
      for (const count of new Set([least, ...countsAround(bounds, distinct.length)])) yield distinct.slice(0, count);
    }
  }

  function tuplePlaces(way: Part[], hints: Part[]): (readonly [number, Place])[] {
    const length = Math.max(...[...way, ...hints].map(({ prefixItems }) => listOf(prefixItems).length));
    return Array.from({ length: length + 1 }, (_, index) => [index, placeOf(itemIn(way, index), itemIn(hints, index))]);
  }

  /** The first value that the accepting side accepts. */
  function smallestAt(place: Place, depth: number): { value: unknown } | undefined {
    const [key, ...others] = place.accepting;
    if (!isObject(key) || others.length > 0) return firstAccepted(place, depth);
    const known = smallest.get(key);
    // The smallest value of a schema has no value of the same schema inside.
    if (known || searched.has(key)) return known;
    searched.add(key);
    const found = firstAccepted(place, depth);
    searched.delete(key);
    if (found) smallest.set(key, found);
    return found;
  }

  function firstAccepted(place: Place, depth: number): { value: unknown } | undefined {
    if (depth > deepest || isOver()) return undefined;
    const explain = accepting.explain(place.accepting);
    let tried = 0;
    for (const value of valuesAt({ ...place, rejecting: [] }, depth)) {
      if (explain(value) === undefined) return { value };
      tried += 1;
      if (tried > mostTried) return undefined;
    }
    return undefined;
  }

  function namesOf(way: Part[], hints: Part[]): string[] {
    const own = way.flatMap((part) => [
      ...listOf(part.required),
      ...Object.keys(isObject(part.properties) ? part.properties : {}),
      ...Object.keys(isObject(part.dependentSchemas) ? part.dependentSchemas : {}),
    ]);
    const patterns = way.flatMap((part) => Object.keys(isObject(part.patternProperties) ? part.patternProperties : {}));
    const isMap = way.some(({ additionalProperties }) => isObject(additionalProperties));
    const [limited, hinted] = [way, hints].map((parts) =>
      parts.flatMap(({ propertyNames }) => (isObject(propertyNames) ? [propertyNames] : [])),
    ) as [Part[], Part[]];
    const made = [
      ...patterns.flatMap((pattern) => sample(pattern) ?? []),
      ...(isMap ? ["key", ...(limited.length + hinted.length > 0 ? texts(limited, hinted).slice(0, 4) : [])] : []),
    ];
    const names = [...new Set([...own, ...made])].filter((name) => typeof name === "string");
    return names.filter(
      (name) => !propertyIn(way, name).some((schema) => isLeftOut(accepting.document, schema, accepting.direction)),
    );
  }

  function isSame(place: Place): boolean {
    const [one, other] = [place.accepting, place.rejecting];
    return areSame([accepting.document, one], [rejecting.document, other]);
  }
}

function placeOf(accepting: readonly unknown[], rejecting: readonly unknown[]): Place {
  return { accepting, rejecting };
}

/** The properties that must be there beside one. */
function needsOf(way: Part[], name: string): string[] {
  return way.flatMap(({ dependentRequired: needs }) => (isObject(needs) ? (listOf(needs[name]) as string[]) : []));
}

/** The types that all parts allow; keywords of objects and lists say what is likely meant where none is named. */
function typesOf(way: Part[]): string[] {
  const named = way.flatMap(({ type }) => (type === undefined ? [] : [[type].flat().map(String)]));
  const likely = types.filter((type) => type !== "object" || way.some((part) => part.properties || part.required));
  return named.reduce(
    (left, right) => left.filter((type) => right.includes(type) || (type === "number" && right.includes("integer"))),
    named.length > 0 ? types : [...likely, "object"],
  );
}

function listOf(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}
