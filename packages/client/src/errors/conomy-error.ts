import type { Attempt } from "../attempt.ts";

/** What every error of this client extends. Its `name` tells the classes apart, also across realms. */
export class ConomyError extends Error {
  override readonly name: string = "ConomyError";
  /** Every try of the call, in order; absent if nothing was sent. */
  declare readonly attempts?: readonly Attempt[];

  /**
   * @param shown - Further properties, free of secrets and personal data.
   * @param hidden - Properties that may hold personal data: neither inspection nor JSON shows them.
   */
  constructor(message: string, shown?: object, hidden: object = {}) {
    super(message);
    Object.assign(this, shown);
    for (const [name, value] of Object.entries(hidden)) Object.defineProperty(this, name, { value });
  }
}
