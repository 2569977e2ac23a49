import { refuse } from "./errors/config-error.ts";
import { isHeaderValue } from "./headers.ts";

/**
 * Checks what was given by the kind of what is usual, and completes it. What nothing usual is known of is left out.
 *
 * @param name - What to call it in an error.
 * @param isWhole - Whether every member has to be given.
 * @throws {ConomyConfigError} naming the value that cannot work, without repeating it.
 */
export function complete<Usual>(given: unknown, usual: Usual, name = "options", isWhole = false): Usual {
  const kind = typeof usual;
  if (name === "retry" && given === false) return { ...usual, attempts: 1 };
  let fits = false;
  let must = `be of type ${kind}`;
  try {
    if (kind === "number") {
      const isCount = /attempts|query/.test(name);
      // There may be no wait, and nothing to skip.
      const least = usual === 0 || /Delay/.test(name) ? 0 : 1;
      must = `be a ${isCount ? "safe integer" : kind} from ${least}`;
      fits = typeof given === kind && (given as number) >= least && (!isCount || Number.isSafeInteger(given));
    } else if (kind === "string") {
      must = given === "" ? "not be empty" : "be text in Latin-1 without line breaks";
      fits = isHeaderValue(given);
    } else fits = typeof given === kind && given !== null && !Array.isArray(given);
  } catch {}
  if (!fits) refuse(name, must);
  // An object without members may have any. It may also be one of a class, so that it must stay what it is.
  if (kind !== "object" || !Object.keys(usual as object).length) return given as Usual;
  const all = { ...usual };
  for (const key in usual) {
    const value = read(given as Usual, key);
    if (isWhole || value !== undefined) {
      all[key] = complete(value, usual[key], name === "options" ? key : `${name}.${key}`);
    }
  }
  return all;
}

/** What cannot be read, such as a getter that throws, is as wrong as `null`. */
function read<Options, Name extends keyof Options>(options: Options, name: Name): Options[Name] | null {
  try {
    return options[name];
  } catch {
    return null;
  }
}

/** @throws {ConomyConfigError} if both or none of two options are given. */
export function checkEither<Options>(
  options: Options,
  one: keyof Options & string,
  other: keyof Options & string,
): void {
  if (!options[one] === !options[other]) refuse(one, `be given${options[one] ? " without" : ", or"} \`${other}\``);
}

/**
 * Reads an option that has to be there.
 *
 * @throws {ConomyConfigError} if it is missing, or is no text.
 */
export function readText<Options>(options: Options, name: keyof Options & string): string {
  const value = read(options, name);
  return typeof value === "string" && value ? value : refuse(name, "be set to text");
}

/** @throws {ConomyConfigError} for what is none of these. */
export function checkOneOf(value: string, names: readonly string[], name: string): void {
  if (!names.includes(value)) refuse(name, `be ${names.join(" or ")}`);
}
