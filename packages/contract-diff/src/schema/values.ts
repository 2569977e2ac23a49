import { isObject } from "../contract/pointer.ts";

/** A text that all spellings of a JSON value share. */
export function textOf(value: unknown): string {
  if (!isObject(value)) return JSON.stringify(value);
  return JSON.stringify(value, (_, part) =>
    isObject(part) && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([one], [other]) => (one < other ? -1 : 1)))
      : part,
  );
}

/** The values in an order of their own, each once. */
export function distinct(values: readonly unknown[]): unknown[] {
  const byText = new Map(values.map((value) => [textOf(value), value]));
  return [...byText].sort(([one], [other]) => (one < other ? -1 : 1)).map(([, value]) => value);
}

/** Whether all values of a list are in another one. */
export function isSubset(inner: readonly unknown[], outer: readonly unknown[]): boolean {
  const texts = new Set(outer.map(textOf));
  return inner.every((value) => texts.has(textOf(value)));
}

/** The values that two lists share. */
export function common(one: readonly unknown[], other: readonly unknown[]): unknown[] {
  const texts = new Set(other.map(textOf));
  return one.filter((value) => texts.has(textOf(value)));
}

/** The type of a JSON value, as JSON Schema calls it. */
export function typeOf(value: unknown): string {
  return value === null ? "null" : Array.isArray(value) ? "array" : typeof value;
}
