import { isObject } from "../contract/pointer.ts";
import { resolve } from "../schema/references.ts";

/** Whether two schemas say the same, word for word, with references followed: there is nothing to search below them. */
export function areSame(
  [document, schema]: readonly [object, unknown],
  [otherDocument, otherSchema]: readonly [object, unknown],
  assumed: Map<unknown, Set<unknown>> = new Map(),
): boolean {
  const [one, two] = [targetOf(document, schema), targetOf(otherDocument, otherSchema)];
  if (one === two || assumed.get(one)?.has(two)) return true;
  if (!isObject(one) || !isObject(two)) return false;
  // A recursive schema comes back to itself: what was not found to differ on the way is the same.
  assumed.set(one, (assumed.get(one) ?? new Set()).add(two));
  const keys = new Set([...Object.keys(one), ...Object.keys(two)]);
  return [...keys].every((key) => {
    const [inner, other] = [one[key], two[key]];
    if (key !== "$ref" || typeof inner !== "string" || typeof other !== "string") {
      return areSame([document, inner], [otherDocument, other], assumed);
    }
    // Beside other keywords; alone it was followed.
    const targets = [resolve(document, inner), resolve(otherDocument, other)];
    return targets[0] === undefined || targets[1] === undefined
      ? inner === other
      : areSame([document, targets[0]], [otherDocument, targets[1]], assumed);
  });
}

function targetOf(document: object, schema: unknown): unknown {
  const seen = new Set<unknown>();
  let target = schema;
  while (isObject(target) && typeof target.$ref === "string" && Object.keys(target).length === 1 && !seen.has(target)) {
    seen.add(target);
    const next = resolve(document, target.$ref);
    if (next === undefined) return target;
    target = next;
  }
  return target;
}
