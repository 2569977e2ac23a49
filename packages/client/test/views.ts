import { type InspectOptions, inspect } from "node:util";

interface Inspector {
  inspect?: (value: unknown, options: object) => string;
}

/** Every combination of these options. */
function combine(options: Record<string, readonly unknown[]>): Record<string, unknown>[] {
  return Object.entries(options).reduce<Record<string, unknown>[]>(
    (all, [name, values]) => all.flatMap((made) => values.map((value) => ({ ...made, [name]: value }))),
    [{ depth: Number.POSITIVE_INFINITY }],
  );
}

const both = [false, true];
const whole = { maxArrayLength: [null], maxStringLength: [null] };
const options = combine({ showHidden: both, getters: both, customInspect: both, showProxy: both, ...whole });
// Deno takes `iterableLimit` and `strAbbreviateSize` for the limits that Node knows by other names.
const layouts = [
  ...options,
  { depth: 9, compact: false },
  { depth: 9, compact: true, sorted: true, numericSeparator: true },
].map((each) => ({ iterableLimit: 1e6, strAbbreviateSize: 1e6, ...each }) as InspectOptions);

/** Everything that a program, a log or a terminal can be made to show of a value, short of calling its methods. */
export function viewsOf(value: unknown): string[] {
  const { Bun, Deno } = globalThis as { Bun?: Inspector; Deno?: Inspector };
  const views: (() => string)[] = [() => String(value), () => `${value}`, ...serializations(value)];
  for (const options of layouts) {
    views.push(() => inspect(value, options));
    for (const own of [Bun, Deno]) views.push(() => own?.inspect?.(value, options) ?? "");
  }
  views.push(
    () => inspect(structuredClone(value), layouts[1]),
    () => walk(value).join("\n"),
  );
  views.push(() => walk(structuredClone(value)).join("\n"));
  return views.map((view) => {
    try {
      return view();
    } catch (failure) {
      return inspect(failure);
    }
  });
}

function serializations(value: unknown): (() => string)[] {
  const spread = () => ({ ...(value as object) });
  const names = () => Object.getOwnPropertyNames(value);
  return [
    () => JSON.stringify(value) ?? "",
    () => JSON.stringify(spread()),
    () => JSON.stringify(value, names()),
    () => JSON.stringify(Object.fromEntries(names().map((name) => [name, Reflect.get(Object(value), name)]))),
    () => JSON.stringify(Object.getOwnPropertyDescriptors(value)),
  ];
}

/** Reads every property of an object and of its prototypes, hidden, symbolic and computed ones too, however deep. */
export function walk(value: unknown, seen: Set<unknown> = new Set()): string[] {
  if (value instanceof Uint8Array) return [Buffer.from(value).toString("latin1")];
  if ((typeof value !== "object" && typeof value !== "function") || !value) return [String(value)];
  if (seen.has(value) || value === globalThis) return [];
  seen.add(value);
  const words: string[] = [];
  for (let owner = value; owner && owner !== Object.prototype; owner = Object.getPrototypeOf(owner)) {
    for (const name of Reflect.ownKeys(owner)) {
      words.push(String(name));
      try {
        words.push(...walk(Reflect.get(owner, name, value), seen));
      } catch {
        // `Function.prototype` has some that throw.
      }
    }
  }
  if (Symbol.iterator in value) for (const part of value as Iterable<unknown>) words.push(...walk(part, seen));
  return words;
}

/** The words among these that some view of a value shows, each with the first one. */
export function leaksIn(views: readonly string[], words: Readonly<Record<string, string>>): string[] {
  return Object.entries(words).flatMap(([name, word]) => {
    const view = views.find((view) => view.includes(word));
    return view === undefined ? [] : [`${name}: ${view.slice(0, 1000)}`];
  });
}
