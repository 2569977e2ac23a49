import type { AttemptReason } from "./attempt.ts";
import type { Call } from "./call.ts";
import { toApiError } from "./errors/api-error.ts";
import { ConomyConfigError, refuse } from "./errors/config-error.ts";
import { ConomyConnectionError } from "./errors/connection-error.ts";
import { ConomyParseError } from "./errors/parse-error.ts";
import type { Settings } from "./options.ts";
import type { FetchInit, FetchResponse } from "./platform.ts";
import { type Problem, toProblem } from "./problem.ts";
import { readBody } from "./response.ts";

/** How one attempt ended. A success has a response and no error, a response that cannot be used has both. */
export interface Outcome {
  reason: AttemptReason;
  response?: FetchResponse;
  error?: unknown;
  problem?: Problem;
}

/** One try, from sending to the end of the body. */
export async function exchange(
  { fetch, maxBodySize }: Pick<Settings, "fetch" | "maxBodySize">,
  call: Call,
  url: string,
  init: FetchInit,
): Promise<Outcome> {
  const { operation, attempts } = call;
  const fail = (words: string, problem?: Problem, thrown?: unknown): Outcome => ({
    reason: "connection",
    ...(problem && { problem }),
    error: new ConomyConnectionError(
      `${operation} ${words}`,
      { attempts, ...(problem && { cause: problem.cause }) },
      { cause: thrown },
    ),
  });
  try {
    const received = await fetch(url, init);
    if (!received?.headers?.get || (received.body && !received.body.getReader)) {
      refuse("`fetch` must return a `Response` with a web stream as its body.");
    }
    const { status, headers } = received;
    const target = headers.get("location");
    // Browsers and Deno hide a refused redirect behind status 0.
    if (!status || (target && status >= 300 && status < 400)) {
      // Lets the connection go.
      received.body?.cancel().catch(() => {});
      const origin = target && URL.canParse(target, url) ? new URL(target, url).origin : "nowhere";
      return fail(`was redirected to ${origin}, which is refused`);
    }
    return await receive(received, call, maxBodySize);
  } catch (thrown) {
    if (thrown instanceof ConomyConfigError) return { reason: "connection", error: thrown };
    const problem = toProblem(thrown, call);
    return fail(`got no response: ${problem.words}`, problem, thrown);
  }
}

/** Reads a response, and finds out whether it is as documented. */
export async function receive(received: FetchResponse, call: Call, maxBodySize: number): Promise<Outcome> {
  const { operation, attempts } = call;
  const { response, text, value, fault } = await readBody(received, maxBodySize, call.expects);
  const { status, headers, ok } = response;
  call.response = response;
  call.data = value;
  if (!fault) return { reason: ok ? "success" : "status", response };
  const kept = { headers, firstBytes: text.slice(0, 200) };
  return ok
    ? {
        reason: "parse",
        response,
        error: new ConomyParseError(`${operation} returned ${status} with ${fault}`, { attempts, status }, kept),
      }
    : { reason: "status", response, error: toApiError(call, response, {}, kept.firstBytes) };
}
