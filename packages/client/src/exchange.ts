import { ConomyConfigError } from "./errors/config-error.ts";
import { ConomyConnectionError } from "./errors/connection-error.ts";
import { type Fail, type Outcome, toError } from "./failures.ts";
import { type AbortSignalLike, type FetchInit, type FetchLike, type FetchResponse, isInterrupt } from "./platform.ts";
import { clean, type Sent, toProblem } from "./problem.ts";
import type { Received } from "./response.ts";

/**
 * One try, from sending to the end of the body. It never rejects.
 *
 * @param fetch - Called without its object: browsers and workerd take offence at another `this`.
 * @param read - Reads the body.
 * @param isRepeatable - Whether sending the request twice does no harm.
 */
export async function exchange(
  fetch: FetchLike,
  url: string,
  init: FetchInit,
  read: (response: FetchResponse, signal?: AbortSignalLike) => Promise<Received>,
  sent: Sent,
  fail: Fail,
  isRepeatable: boolean,
): Promise<Outcome> {
  try {
    const response = await fetch(url, init);
    if (!response?.headers?.get || (response.body && (!response.body.getReader || response.body.locked))) {
      return { error: new ConomyConfigError("`fetch` must return a `Response` with a web stream that is not read.") };
    }
    const { status, headers } = response;
    const target = status >= 300 && status < 400 && status !== 304 && headers.get("location");
    // Browsers and Deno hide a refused redirect behind status 0.
    if (status && !target) {
      const received = await read(response, init.signal);
      return { ...received, error: received.fault && toError(received, sent, fail) };
    }
    // Lets the connection go.
    response.body?.cancel().catch(() => {});
    const { origin } = new URL(target && URL.canParse(target, url) ? target : "about:nowhere", url);
    const shown = origin === "null" ? "an address that cannot be read" : clean(origin, sent, 8);
    const problem = `was redirected to ${shown}, which is refused`;
    return { problem, error: fail(ConomyConnectionError, problem) };
  } catch (thrown) {
    if (isInterrupt(thrown)) return { error: thrown };
    const found = toProblem(thrown, sent, isRepeatable);
    const { problem, cause } = found;
    return {
      ...found,
      error: fail(ConomyConnectionError, `got no response: ${problem}`, { cause }, { cause: thrown }),
    };
  }
}
