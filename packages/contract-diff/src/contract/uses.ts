import type { OpenApiDocument } from "./load.ts";
import { memoize } from "./memo.ts";
import { at, isObject, pointerTo, steps } from "./pointer.ts";

/** Who sends what a schema describes. Webhooks and callbacks are called by the other side, so theirs are flipped. */
export type Direction = "request" | "response";

/** A place of an operation where a schema is used. */
export interface Slot {
  /** Such as `PATCH /customers/{customer-id}`. */
  operation: string;
  direction: Direction;
}

const methods = new Set(["delete", "get", "head", "options", "patch", "post", "put", "trace"]);

/**
 * Reads the slot from a path of the engine: the way from the document's root to the change, with references followed.
 *
 * @returns `undefined` for what belongs to no operation, such as `info`.
 */
export function slotOf(path: string): Slot | undefined {
  const [section, name, ...rest] = steps(path);
  if ((section !== "paths" && section !== "webhooks") || name === undefined) return undefined;
  return slotIn(section, name, rest);
}

function slotIn(section: string, name: string, rest: string[]): Slot | undefined {
  const method = rest.find((step) => methods.has(step));
  const operation = `${method?.toUpperCase() ?? "*"} ${name}`;
  const callback = rest.indexOf("callbacks");
  if (callback >= 0) {
    const inner = slotIn("webhooks", "", rest.slice(callback + 3));
    return inner && { operation: `${operation} (callback ${rest[callback + 1]})`, direction: inner.direction };
  }
  const answers = rest.includes("responses");
  return { operation, direction: answers === (section === "paths") ? "response" : "request" };
}

/**
 * Finds every slot that a component is used in, through any number of references. The engine names only the first.
 *
 * @param component - Such as `#/components/schemas/Customer`.
 */
export function slotsOf(document: OpenApiDocument, component: string): Slot[] {
  return slotsByTarget(document, "").get(component) ?? [];
}

/** The slots that every reference's target is reached from. */
const slotsByTarget = memoize((document: OpenApiDocument): Map<string, Slot[]> => {
  const found = new Map<string, Map<string, Slot>>();
  for (const section of ["paths", "webhooks"]) {
    for (const { target, path } of references(document[section], `#/${section}`)) {
      const slot = slotOf(path);
      if (slot) reach(document, target, slot, found);
    }
  }
  return new Map([...found].map(([target, slots]) => [target, [...slots.values()]]));
});

function reach(document: OpenApiDocument, target: string, slot: Slot, found: Map<string, Map<string, Slot>>): void {
  const key = `${slot.operation} ${slot.direction}`;
  const slots = found.get(target) ?? new Map<string, Slot>();
  if (slots.has(key)) return;
  found.set(target, slots.set(key, slot));
  for (const inner of targetsIn(document, target)) reach(document, inner, slot, found);
}

const targetsIn = memoize((document: OpenApiDocument, pointer: string) => [
  ...new Set(references(at(document, pointer), pointer).map(({ target }) => target)),
]);

/** The references below a node, which are not followed. Examples may hold anything, so they hold none. */
function references(node: unknown, path: string): { target: string; path: string }[] {
  if (!isObject(node)) return [];
  const own = typeof node.$ref === "string" ? [{ target: node.$ref, path }] : [];
  const inner = Object.entries(node).flatMap(([key, value]) =>
    key === "example" || key === "examples" ? [] : references(value, path + pointerTo(key)),
  );
  return [...own, ...inner];
}
