import { ConomyError } from "./conomy-error.ts";

/**
 * An option or argument cannot work. The message names it, never its value. Nothing was sent, unless a `fetch` of your
 * own turned out to return something else than a `Response`.
 */
export class ConomyConfigError extends ConomyError {
  override readonly name = "ConomyConfigError";
}

/** @throws {ConomyConfigError} */
export function refuse(message: string): never {
  throw new ConomyConfigError(message);
}
