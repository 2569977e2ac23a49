import { type ObjectSchema, schemasOfItem } from "../subschemas.ts";
import { countsAround, limitsIn, numbersIn } from "./scalars.ts";
import { type Place, placeOf, type Search } from "./search.ts";

/** How many different items a list is made of, and how many items it has. */
const [mostDistinct, longest] = [20, 100];

/** Lists: of each length around a limit, with each value of an item, and of different items. */
export function* lists(search: Search, way: ObjectSchema[], hints: ObjectSchema[], depth: number): Generator<unknown> {
  const bounds = limitsIn([...way, ...hints], "array");
  const least = Math.max(0, ...numbersIn(way, "minItems"));
  if (least > longest) return;
  const isTuple = way.some(({ prefixItems }) => Array.isArray(prefixItems));
  const first = placeOf(
    [...schemasOfItem(way, 0), ...containedIn(way)],
    [...schemasOfItem(hints, 0), ...containedIn(hints)],
  );
  const placeAt = (index: number) =>
    isTuple ? placeOf(schemasOfItem(way, index), schemasOfItem(hints, index)) : first;
  const fill = (count: number, start: readonly unknown[] = []) => {
    const list = [...start];
    while (list.length < count) {
      const item = search.smallestAt(placeAt(list.length), depth + 1);
      if (!item) break;
      list.push(item.value);
    }
    return list;
  };
  const counts = countsAround([...bounds, 1], longest);
  for (const count of new Set([least, least + 1, least + 2, ...counts])) yield fill(count);
  for (const [index, place] of isTuple ? tuplePlaces(way, hints) : [[0, first] as const]) {
    const some: unknown[] = [];
    for (const value of search.valuesAt(place, depth + 1)) {
      yield fill(Math.max(least, index + 1), [...fill(index), value]);
      if (some.length < mostDistinct) some.push(value);
    }
    // Lists of different items, for those that must be unique.
    const distinct = [...new Map(some.map((value) => [JSON.stringify(value), value])).values()];
    for (const count of new Set([least, ...countsAround(bounds, distinct.length)])) yield distinct.slice(0, count);
  }
}

/** What an item must be for a list to contain it. */
function containedIn(schemas: readonly ObjectSchema[]): unknown[] {
  return schemas.flatMap(({ contains }) => (contains === undefined ? [] : [contains]));
}

function tuplePlaces(way: ObjectSchema[], hints: ObjectSchema[]): (readonly [number, Place])[] {
  const lengths = [...way, ...hints].map(({ prefixItems }) => (Array.isArray(prefixItems) ? prefixItems.length : 0));
  const length = Math.min(Math.max(...lengths), longest);
  return Array.from({ length: length + 1 }, (_, index) => [
    index,
    placeOf(schemasOfItem(way, index), schemasOfItem(hints, index)),
  ]);
}
