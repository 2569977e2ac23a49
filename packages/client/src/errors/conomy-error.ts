import type { Attempt } from "../attempt.ts";
import type { HeadersLike } from "../platform.ts";

/** What an error does not show, because it may hold secrets or personal data. */
export interface Revealed {
  /** Conomy's explanation for people. Its wording may change: do not compare it. */
  detail?: string | undefined;
  /** The first 200 characters of a body that is not as documented. */
  firstBytes?: string | undefined;
  /** What the platform, or the `fetch` of your own, threw. It may hold the request, its token included. */
  cause?: unknown;
}

/** What every error may show. */
export interface Shown {
  readonly attempts?: readonly Attempt[];
  readonly cause?: Error;
}

/** What an error does not show, and its headers. */
export interface Kept extends Omit<Revealed, "detail"> {
  detail?: unknown;
  headers?: HeadersLike | undefined;
}

// Not a property, not even a hidden one, which `inspect` can show, or a private one, which the inspector protocol lists.
const hidden = new WeakMap<ConomyError, Kept>();

/**
 * What every error of this client extends. Its `name` tells the classes apart, also across realms.
 *
 * @typeParam Own - What the class shows, all of it.
 */
export class ConomyError<Own extends Shown = Shown> extends Error {
  override readonly name: string = "ConomyError";
  /** Every attempt of the call, in order; absent if nothing was sent. */
  declare readonly attempts?: readonly Attempt[];

  // `shown` becomes properties, so it is free of secrets and personal data. `kept` is what only an explicit call gives out.
  constructor(message: string, shown?: Own, kept: Kept = {}) {
    // Of what is shown, this takes `cause`, which no enumeration shows then.
    super(message, shown);
    Object.assign(this, shown);
    hidden.set(this, kept);
  }

  /** The headers of the last response, if one came. Neither inspection nor JSON shows them. */
  get headers(): HeadersLike | undefined {
    const { headers } = hidden.get(this) ?? {};
    // A function for each: an inspection that calls getters finds no values.
    return (
      headers && {
        get: (name) => headers.get(name),
        has: (name) => headers.has(name),
        forEach: (callback) => headers.forEach(callback),
      }
    );
  }

  /**
   * Returns what no log, inspection or serialisation of this error shows: it may hold tokens, keys or personal data.
   */
  dangerouslyReveal(): Revealed {
    const { detail, firstBytes, cause } = hidden.get(this) ?? {};
    return { detail: typeof detail === "string" ? detail : undefined, firstBytes, cause };
  }
}
