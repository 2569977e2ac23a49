import type { Attempt } from "./attempt.ts";
import type { ResponseLike } from "./platform.ts";

/** The data of a call beside where it came from. */
export interface WithResponse<Data> {
  data: Data;
  response: ResponseLike;
  /** Every try of the call, in order. */
  attempts: readonly Attempt[];
}

/** A call that is under way. Awaited, it is the data. */
export interface ResponsePromise<Data> extends Promise<Data> {
  /**
   * The response and the attempts beside the data.
   *
   * @example
   * ```ts
   * const { data, response, attempts } = await conomy.customers.update(id, changes).withResponse();
   * ```
   */
  withResponse(): Promise<WithResponse<Data>>;
}

/** Makes a promise of the data that can also give the whole. */
export function toResponsePromise<Data>(whole: Promise<WithResponse<Data>>): ResponsePromise<Data> {
  const data = whole.then((result) => result.data);
  return Object.assign(data, {
    withResponse() {
      // Whoever takes the whole gets its failure there.
      data.catch(() => {});
      return whole;
    },
  });
}
