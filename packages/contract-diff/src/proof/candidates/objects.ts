import { isObject } from "../../contract/pointer.ts";
import { sample } from "../pattern.ts";
import { isLeftOut, type ObjectSchema, schemasOfProperty } from "../subschemas.ts";
import { countsAround, limitsIn, texts } from "./scalars.ts";
import { type Found, type Place, placeOf, type Search } from "./search.ts";

/** Objects: the least, the most, with each property more, around each limit, and with each value of a property. */
export function* objects(
  search: Search,
  way: ObjectSchema[],
  hints: ObjectSchema[],
  depth: number,
): Generator<unknown> {
  const names = namesOf(search, way, hints);
  const required = names.filter((name) => way.some((schema) => listOf(schema.required).includes(name)));
  const optional = names.filter((name) => !required.includes(name));
  const places = new Map(
    names.map((name) => [name, placeOf(schemasOfProperty(way, name), schemasOfProperty(hints, name))]),
  );
  const pick = picker(search, places, depth + 1);
  const least = pick(required);
  yield least;
  for (const name of optional) yield pick([...new Set([...required, name, ...needsOf(way, name)])]);
  for (const count of countsAround(limitsIn([...way, ...hints], "object"), names.length)) {
    yield pick([...required, ...optional].slice(0, count));
  }
  yield pick(names);
  for (const [name, place] of places) {
    if (search.isSame(place)) continue;
    for (const value of search.valuesAt(place, depth + 1)) {
      yield { ...least, [name]: value };
      // A branch may ask for more properties than the schema around it.
      if (isObject(value)) yield { ...pick(names), [name]: value };
    }
  }
}

/** Makes an object of some properties, each with its smallest value. */
function picker(search: Search, places: ReadonlyMap<string, Place>, depth: number) {
  const members = new Map<string, Found | undefined>();
  const memberAt = (name: string) => {
    const place = places.get(name);
    if (place && !members.has(name)) members.set(name, search.smallestAt(place, depth));
    return members.get(name);
  };
  return (chosen: readonly string[]): Record<string, unknown> => {
    const found = chosen.map((name) => [name, memberAt(name)] as const);
    return Object.fromEntries(found.flatMap(([name, member]) => (member ? [[name, member.value]] : [])));
  };
}

function namesOf({ accepting }: Search, way: ObjectSchema[], hints: ObjectSchema[]): string[] {
  const namedBy = (keyword: string) => way.flatMap(({ [keyword]: map }) => Object.keys(isObject(map) ? map : {}));
  const required = way.flatMap((schema) => listOf(schema.required));
  const isMap = way.some(({ additionalProperties }) => isObject(additionalProperties));
  const [limited, hinted] = [way, hints].map((schemas) =>
    schemas.flatMap(({ propertyNames }) => (isObject(propertyNames) ? [propertyNames] : [])),
  ) as [ObjectSchema[], ObjectSchema[]];
  const made = [
    ...namedBy("patternProperties").flatMap((pattern) => sample(pattern) ?? []),
    ...(isMap ? ["key", ...(limited.length + hinted.length > 0 ? texts(limited, hinted).slice(0, 4) : [])] : []),
  ];
  const all = new Set([...required, ...namedBy("properties"), ...namedBy("dependentSchemas"), ...made]);
  const isSent = (name: string) =>
    !schemasOfProperty(way, name).some((schema) => isLeftOut(accepting.document, schema, accepting.direction));
  return [...all].filter((name) => typeof name === "string").filter(isSent);
}

/** The properties that must be there beside one. */
function needsOf(way: ObjectSchema[], name: string): string[] {
  return way.flatMap(({ dependentRequired: needs }) => (isObject(needs) ? (listOf(needs[name]) as string[]) : []));
}

function listOf(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}
