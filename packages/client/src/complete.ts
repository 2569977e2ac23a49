import { refuse } from "./errors/config-error.ts";
import { isHeaderValue } from "./headers.ts";

const words = {
  boolean: "true or false",
  function: "a function",
  number: "a number from 0",
  object: "an object",
  string: "text in Latin-1 without line breaks",
};

/**
 * Checks what was given by the kind of what is usual, and completes it. What nothing usual is known of is left out.
 *
 * @param name - What to call it in an error.
 * @param isWhole - Whether every member has to be given.
 * @throws {ConomyConfigError} naming the value that cannot work, without repeating it.
 */
export function complete<Usual>(given: unknown, usual: Usual, name = "options", isWhole = false): Usual {
  const kind = typeof usual as keyof typeof words;
  if (name === "retry" && given === false) return { ...usual, attempts: 1 };
  const fits = kind === "number" ? (given as number) >= 0 : kind === "string" ? isHeaderValue(given) : given !== null;
  if (!fits || typeof given !== kind || Array.isArray(given)) refuse(`\`${name}\` must be ${words[kind]}.`);
  // An object without members may have any. It may also be one of a class, so that it must stay what it is.
  if (kind !== "object" || !Object.keys(usual as object).length) return given as Usual;
  const all = { ...usual };
  for (const key in usual) {
    let value: unknown;
    // What cannot be read, such as a getter that throws, is as wrong as nothing.
    try {
      value = (given as Partial<Usual>)[key];
    } catch {
      value = null;
    }
    if (isWhole || value !== undefined) {
      all[key] = complete(value, usual[key], name === "options" ? key : `${name}.${key}`);
    }
  }
  return all;
}

/** @throws {ConomyConfigError} if both or none of two options are given. */
export function checkEither<Options>(options: Options, one: keyof Options, other: keyof Options): void {
  if (!options[one] === !options[other]) {
    refuse(`Give \`${String(one)}\` or \`${String(other)}\`${options[one] ? ", not both" : ""}.`);
  }
}

/** @throws {ConomyConfigError} if an option is missing, or cannot be. */
export function checkText<Options>(
  options: Options,
  name: keyof Options,
  test: (value: unknown) => boolean = isText,
): void {
  const value = options[name];
  if (!value || !test(value)) refuse(`\`${String(name)}\` ${value ? `must be ${words.string}` : "is missing"}.`);
}

function isText(value: unknown): boolean {
  return typeof value === "string";
}

/** @throws {ConomyConfigError} for a value in a query, such as a `Date`, whose form nobody can guess. */
export function checkQuery(query: object): void {
  try {
    // Half of a surrogate pair throws, and so does a symbol.
    if (
      Object.values(query)
        .flat()
        .every((value) => Object(value) !== value && typeof encodeURIComponent(value))
    )
      return;
  } catch {}
  refuse("`params.query` must hold texts, numbers and lists of them.");
}
