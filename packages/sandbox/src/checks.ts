import { nearest } from "@conomyhq/command/nearest";

/** Checks a value of an option, and throws a `TypeError` if it cannot be. */
export type Check = (value: unknown, name: string) => void;

/** @throws a `TypeError` that names the one that was probably meant, and all there are. */
export function known(what: string, name: unknown, all: readonly string[]): void {
  if (all.includes(name as string)) return;
  const isText = typeof name === "string";
  const meant = isText ? nearest(name, all) : undefined;
  const hint = meant === undefined ? "" : ` Did you mean ${meant}?`;
  throw new TypeError(
    `There is no ${what} ${isText ? name : JSON.stringify(name)}.${hint} There are: ${all.join(", ") || "none"}.`,
  );
}

/**
 * Checks each option that is given. Without types, a slip would otherwise be something that never happens.
 *
 * @param what - What an option is called here.
 */
export function checkOptions(options: unknown, checks: Record<string, Check>, what = "option"): void {
  if (typeof options !== "object" || options === null) throw new TypeError(`The ${what}s must be an object.`);
  for (const [name, value] of Object.entries(options)) {
    if (value === undefined) continue;
    known(what, name, Object.keys(checks));
    checks[name]?.(value, name);
  }
}

export function between(least: number, most: number): Check {
  return (value, name) => {
    if (value === most || (Number.isInteger(value) && Number(value) >= least && Number(value) <= most)) return;
    throw new TypeError(`${name} must be a whole number from ${least} to ${most}.`);
  };
}

/** A number of things, which is never negative. */
export const count: Check = between(0, Number.MAX_SAFE_INTEGER);

export function text(value: unknown, name: string): void {
  if (typeof value !== "string" || value === "") throw new TypeError(`${name} must be a non-empty string.`);
}

export function flag(value: unknown, name: string): void {
  if (typeof value !== "boolean") throw new TypeError(`${name} must be true or false.`);
}

export function callable(value: unknown, name: string): void {
  if (typeof value !== "function") throw new TypeError(`${name} must be a function.`);
}

export function texts(value: unknown, name: string): void {
  if (!Array.isArray(value)) throw new TypeError(`${name} must be a list of strings.`);
  for (const [index, member] of value.entries()) text(member, `${name}[${index}]`);
}
