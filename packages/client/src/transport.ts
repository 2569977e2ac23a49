import type { Attempt, AttemptReason } from "./attempt.ts";
import type { TokenSource } from "./auth.ts";
import { authPath } from "./contract.generated.ts";
import { toApiError } from "./errors/api-error.ts";
import { ConomyConfigError } from "./errors/config-error.ts";
import { ConomyConnectionError } from "./errors/connection-error.ts";
import type { ConomyError } from "./errors/conomy-error.ts";
import { ConomyParseError } from "./errors/parse-error.ts";
import { ConomyTimeoutError } from "./errors/timeout-error.ts";
import { authorize } from "./headers.ts";
import type { AbortSignalLike, FetchInit, FetchLike, FetchResponse } from "./platform.ts";
import type { TransportRequest } from "./request.ts";
import { readBody } from "./response.ts";
import { backoff, isRepeatable, isTransient, parseRetryAfter, type RetryBudget, type RetryOptions } from "./retry.ts";
import { sleep, within } from "./time.ts";

/** What one logical call may take, beside its request. */
export interface Call {
  /** Method and path template. */
  operation: string;
  signal?: AbortSignalLike | undefined;
  /** For each attempt, its body included, in ms. */
  timeout: number;
  /** For the whole call, waits included, in ms. */
  deadline: number;
  retry: RetryOptions;
  /** Whether a success has to be JSON. */
  json: boolean;
  /** Filled with what happened. */
  attempts: Attempt[];
}

/** Sends a call with everything that openapi-fetch does not know about, and answers its final answer, read. */
export type Transport = (request: TransportRequest, call: Call) => Promise<FetchResponse>;

/** What a {@link Transport} is made of. */
export interface TransportParts {
  baseUrl: string;
  fetch: FetchLike;
  /** Sets the headers of every call. They win over the caller's. */
  identify: (headers: Headers) => void;
  /** Supplies bearer tokens. `POST /auth` goes without. */
  tokens: TokenSource;
  budget: RetryBudget;
  observe: (attempt: Attempt) => void;
  /** The largest body to read, in bytes. */
  maxBodySize: number;
}

/** How one attempt ended. A success has a response and no error, an answer that cannot be used has both. */
interface Outcome {
  response?: FetchResponse;
  error?: ConomyError;
}

export function createTransport(parts: TransportParts): Transport {
  const { baseUrl, identify, tokens, budget, observe } = parts;

  return (request, call) => {
    const { url, method, headers } = request;
    const { operation, timeout, deadline, retry, attempts } = call;
    const authenticates = url === baseUrl + authPath;
    const repeatable = authenticates || isRepeatable(method);
    const endsAt = performance.now() + deadline;
    const late = (limit: string) => () => new ConomyTimeoutError(`${operation} passed its ${limit}`, { attempts });

    return within(deadline, call.signal, late(`deadline of ${deadline} ms`), async (signal) => {
      if (!url.startsWith(`${baseUrl}/`)) throw new ConomyConfigError("Middleware must not change the origin.");
      identify(headers);
      const body = request.body ? ((await request.text?.()) ?? String(request.body)) : undefined;
      let replayable = !authenticates;

      for (;;) {
        const token = authenticates ? "" : await tokens.get();
        if (!authenticates) authorize(headers, token);
        signal.throwIfAborted();

        const attempt: Attempt = { operation, number: attempts.length + 1, ...pending };
        attempts.push(attempt);
        const sentAt = performance.now();
        const init: FetchInit = { method, headers: Object.fromEntries(headers), redirect: "manual" };
        if (body !== undefined) init.body = body;
        const { response, error } = await within(timeout, signal, late(`timeout of ${timeout} ms`), (attemptSignal) =>
          exchange(parts, call, url, { ...init, signal: attemptSignal }),
        ).catch((error): Outcome => ({ error }));

        const now = performance.now();
        const status = response?.status;
        const wait = parseRetryAfter(response?.headers.get("retry-after")) ?? backoff(attempt.number, retry);
        Object.assign(attempt, { duration: now - sentAt, status, reason: reasonOf(response, error) });
        if (status === 401 && replayable && tokens.invalidate(token)) {
          replayable = false;
          attempt.wait = 0;
        } else if (
          !signal.aborted &&
          isTransient(status, error, repeatable) &&
          attempt.number < (retry.attempts ?? 5) &&
          now + wait < endsAt &&
          budget(-1)
        ) {
          attempt.wait = wait;
        }
        observe(attempt);
        if (attempt.wait === undefined) {
          if (error) throw error;
          if (response?.ok) budget(0.2);
          return response as FetchResponse;
        }
        await sleep(attempt.wait, signal);
      }
    });
  };
}

/** What is known of an attempt before it ends. */
const pending = { duration: 0, status: undefined, reason: "aborted", wait: undefined } as const;

/** One try, from sending to the end of the body. */
async function exchange(
  { fetch, maxBodySize }: TransportParts,
  { operation, json, attempts }: Call,
  url: string,
  init: FetchInit,
): Promise<Outcome> {
  try {
    const response = await fetch(url, init);
    const { status, headers, ok } = response;
    // Browsers and Deno hide a refused redirect behind status 0.
    if (!status || (status >= 300 && status < 400)) {
      const { origin } = new URL(headers.get("location") ?? "", url);
      return {
        error: new ConomyConnectionError(`${operation} was redirected to ${origin}, which is refused`, { attempts }),
      };
    }
    const { text, fault } = await readBody(response, maxBodySize, json);
    if (!fault) return { response };
    const firstBytes = text.slice(0, 200);
    const error = ok
      ? new ConomyParseError(`${operation} answered ${status} with ${fault}`, { attempts, status }, { firstBytes })
      : toApiError(operation, response, attempts, {}, firstBytes);
    return { response, error };
  } catch (cause) {
    return { error: new ConomyConnectionError(`${operation} got no answer`, { attempts }, { cause }) };
  }
}

function reasonOf(response: FetchResponse | undefined, error: ConomyError | undefined): AttemptReason {
  if (!error) return response?.ok ? "success" : "status";
  // `ConomyTimeoutError` becomes "timeout". Anything else is the caller's own reason to abort.
  const [, reason = "aborted"] = /^Conomy(.+)Error$/.exec(error.name) ?? [];
  return (response?.ok === false ? "status" : reason.toLowerCase()) as AttemptReason;
}
