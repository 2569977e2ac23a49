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
  /** The headers of every call, by lower-case name. They win over the caller's. */
  headers: Record<string, string>;
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
  const { baseUrl, headers, tokens, budget, observe } = parts;

  return async (request, call) => {
    const { url, method } = request;
    const { operation, signal, timeout, deadline, retry, attempts } = call;
    if (!url.startsWith(`${baseUrl}/`)) throw new ConomyConfigError("Middleware must not change the origin.");
    const authenticates = url === baseUrl + authPath;
    const repeatable = authenticates || isRepeatable(method);
    const endsAt = performance.now() + deadline;
    const late = (name: string, limit: number) => () =>
      new ConomyTimeoutError(`${operation} passed its ${name} of ${limit} ms`, { attempts });
    let replayable = !authenticates;

    const sent: Record<string, string> = {};
    request.headers.forEach((value, name) => {
      sent[name] = value;
    });
    const init: FetchInit = { method, headers: Object.assign(sent, headers), redirect: "manual" };
    if (request.body) init.body = (await request.text?.()) ?? (request.body as string);

    for (;;) {
      if (signal?.aborted) throw signal.reason;
      const startedAt = performance.now();
      let token = "";
      if (!authenticates) {
        const source = tokens.get();
        // Most of the time a token is at hand, and nothing has to be waited for.
        token =
          typeof source === "string"
            ? source
            : await within(endsAt - startedAt, signal, late("deadline", deadline), () => source);
        authorize(sent, token);
      }

      const attempt: Attempt = { operation, number: attempts.length + 1, ...pending };
      attempts.push(attempt);
      const sentAt = performance.now();
      const left = endsAt - sentAt;
      const { response, error } = await within(
        Math.min(timeout, left),
        signal,
        left < timeout ? late("deadline", deadline) : late("timeout", timeout),
        (attemptSignal) => exchange(parts, call, url, { ...init, signal: attemptSignal }),
      ).catch((error): Outcome => ({ error }));
      attempt.duration = performance.now() - sentAt;
      attempt.status = response?.status;
      attempt.reason = reasonOf(response, error);

      const isOver = signal?.aborted || (attempt.reason === "timeout" && left <= timeout);
      if (attempt.status === 401 && replayable && tokens.invalidate(token)) {
        replayable = false;
        attempt.wait = 0;
      } else if (!isOver && attempt.number < (retry.attempts ?? 5) && isTransient(attempt.status, error, repeatable)) {
        const wait = parseRetryAfter(response?.headers.get("retry-after")) ?? backoff(attempt.number, retry);
        if (performance.now() + wait < endsAt && budget(-1)) attempt.wait = wait;
      }
      observe(attempt);
      if (attempt.wait === undefined) {
        if (error || !response) throw error;
        if (response.ok) budget(0.2);
        return response;
      }
      await sleep(attempt.wait, signal);
    }
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
      // Lets the connection go.
      response.body?.cancel().catch(() => {});
      const target = headers.get("location") ?? "";
      const origin = URL.canParse(target, url) ? new URL(target, url).origin : "nowhere";
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
  if (response && !error) return response.ok ? "success" : "status";
  if (response?.ok === false) return "status";
  // `ConomyTimeoutError` becomes "timeout". Anything else is the caller's own reason to abort.
  const [, reason = "aborted"] = /^Conomy(.+)Error$/.exec(error?.name ?? "") ?? [];
  return reason.toLowerCase() as AttemptReason;
}
