import { ConomyError } from "./conomy-error.ts";

/**
 * An option or argument cannot work. The message names it, never its value. Nothing was sent, except if your
 * own `fetch` did not return a `Response`.
 */
export class ConomyConfigError extends ConomyError {
  override readonly name = "ConomyConfigError";
}

/**
 * @param name - What cannot work.
 * @param must - What it has to do: a verb and more.
 * @throws {ConomyConfigError}
 */
export function refuse(name: string, must: string): never {
  throw new ConomyConfigError(`\`${name}\` must ${must}.`);
}
