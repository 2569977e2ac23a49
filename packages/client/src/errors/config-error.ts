import { ConomyError } from "./conomy-error.ts";

/**
 * An option or argument cannot work. The message names it, never its value. Nothing was sent, except if your
 * own `fetch` did not return a `Response`.
 */
export class ConomyConfigError extends ConomyError {
  override readonly name = "ConomyConfigError";
}

/** @throws {ConomyConfigError} */
export function refuse(message: string): never {
  throw new ConomyConfigError(message);
}
