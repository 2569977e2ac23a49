import { isDeepStrictEqual } from "node:util";
import type { Effect } from "./effect.ts";
import type { Keyword } from "./keyword.ts";
import { annotations } from "./keywords/annotations.ts";
import { arrays } from "./keywords/arrays.ts";
import { compositions } from "./keywords/compositions.ts";
import { numbers } from "./keywords/numbers.ts";
import { objects } from "./keywords/objects.ts";
import { strings } from "./keywords/strings.ts";

/** Every keyword, once: a new one is one entry in one of these tables. */
const table: ReadonlyMap<string, Keyword> = new Map(
  Object.entries({ ...annotations, ...arrays, ...compositions, ...numbers, ...objects, ...strings }),
);

const numberFormats = /^(u?int\d*|float|double|double-int|decimal\d*|[su]?f\d+)$/;

/** What is known of a keyword; nothing of one that JSON Schema does not know. */
export function keywordOf(name: string): Keyword | undefined {
  return table.get(name);
}

/** The names of all keywords that fulfil a condition. */
export function keywordsWith(condition: (keyword: Keyword) => boolean): string[] {
  return [...table].filter(([, keyword]) => condition(keyword)).map(([name]) => name);
}

/** Whether a keyword only tells people something. */
export function isAnnotation(name: string): boolean {
  return name.startsWith("x-") || table.get(name)?.isAnnotation === true;
}

/** Whether a keyword limits values, and how is known. */
export function isConstraint(name: string): boolean {
  const keyword = table.get(name);
  return keyword !== undefined && !keyword.isAnnotation;
}

/** Whether a keyword can limit values of some types. */
export function concerns(name: string, value: unknown, types: readonly unknown[]): boolean {
  if (name === "format") {
    return types.includes("string") || (types.includes("number") && numberFormats.test(String(value)));
  }
  const type = table.get(name)?.limits;
  return type === undefined || types.includes(type) || (type === "number" && types.includes("integer"));
}

/** Judges the edit of a keyword. What JSON Schema does not know is an annotation to it. */
export function effectOf(name: string, base: unknown, revision: unknown): Effect {
  const keyword = table.get(name);
  if (!keyword || isDeepStrictEqual(base, revision)) return "none";
  return keyword.effect?.(base, revision) ?? "both";
}
