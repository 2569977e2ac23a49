import { follow, isObject } from "../contract/pointer.ts";

/** Whether two schemas say the same, word for word, with references followed: there is nothing to search below them. */
export function areSame(
  [document, schema]: readonly [object, unknown],
  [otherDocument, otherSchema]: readonly [object, unknown],
  assumed: Map<unknown, Set<unknown>> = new Map(),
): boolean {
  const [one, two] = [follow(document, schema), follow(otherDocument, otherSchema)];
  if (one === two || assumed.get(one)?.has(two)) return true;
  if (!isObject(one) || !isObject(two)) return false;
  // A recursive schema comes back to itself: what was not found to differ on the way is the same.
  assumed.set(one, (assumed.get(one) ?? new Set()).add(two));
  const keys = new Set([...Object.keys(one), ...Object.keys(two)]);
  return [...keys].every((key) => areSame([document, one[key]], [otherDocument, two[key]], assumed));
}
