import type { Attempt } from "./attempt.ts";
import type { Call } from "./call.ts";
import type { ResponseLike } from "./platform.ts";

/** The data of a call, with its response and attempts. */
export interface WithResponse<Data> {
  /** What the call returned. */
  data: Data;
  response: ResponseLike;
  /** Every attempt of the call, in order. */
  attempts: readonly Attempt[];
}

/** A call in progress. `await` gives its data. */
export interface ResponsePromise<Data> extends Promise<Data> {
  /** The response and the attempts beside the data. */
  withResponse(): Promise<WithResponse<Data>>;
}

/** Makes a promise of a call's data that can also give the whole. */
export function toResponsePromise<Ended extends Pick<Call, "attempts" | "response">, Data>(
  call: Promise<Ended>,
  toData: (ended: Ended) => Data,
): ResponsePromise<Data> {
  const promise = call.then(toData);
  return Object.assign(promise, {
    withResponse() {
      // Whoever takes the whole gets its failure there.
      promise.catch(() => {});
      return call.then((ended) => ({ data: toData(ended), response: ended.response(), attempts: ended.attempts }));
    },
  });
}
