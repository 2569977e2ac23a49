import type { ErrorBody } from "@conomyhq/openapi-types";
import type { Attempt, AttemptReason } from "./attempt.ts";
import { authPath } from "./contract.generated.ts";
import { ConomyApiError } from "./errors/api-error.ts";
import { ConomyConfigError, refuse } from "./errors/config-error.ts";
import { ConomyConnectionError } from "./errors/connection-error.ts";
import { ConomyError, type Kept, type Shown } from "./errors/conomy-error.ts";
import { ConomyParseError } from "./errors/parse-error.ts";
import { ConomyTimeoutError } from "./errors/timeout-error.ts";
import { authorization, managedHeaders } from "./headers.ts";
import type { CallSettings, Settings } from "./options.ts";
import { type AbortSignalLike, type FetchInit, type FetchResponse, isInterrupt, uncached } from "./platform.ts";
import { clean, type Problem, toProblem } from "./problem.ts";
import type { TransportRequest } from "./request.ts";
import { type Received, readable, receive } from "./response.ts";
import { backoff, isIdempotent, isTransient, parseRetryAfter, type RetryBudget } from "./retry.ts";
import { forever, sleep, within } from "./time.ts";
import type { Token, TokenSource } from "./token-source.ts";

/** What the calls of a client share. */
export interface Shared extends Settings {
  /** What no error may repeat, also of a call that does not send it. */
  clientSecret: string | undefined;
  /** Supplies bearer tokens. `POST /auth` goes without. */
  tokens: TokenSource;
  budget: RetryBudget;
  observe: (attempt: Attempt) => void;
}

/** How one attempt ended: with a response, or with the reason why there is none. */
interface Outcome extends Partial<Received>, Partial<Problem> {
  error?: unknown;
}

/** One logical call, from its first attempt to its last: everything that openapi-fetch does not know about. */
export interface Call {
  readonly attempts: readonly Attempt[];
  /** What the body of the last response says. */
  data(): unknown;
  /** The last response. Its body can be read again. */
  response(): FetchResponse;
  /** Does something within the time that is left. The caller's signal ends it, too. */
  within<T>(work: (signal: AbortSignal) => Promise<T>): Promise<T>;
  /**
   * Sends a request, as often as needed, and returns the last response.
   *
   * @param isLight - Whether nobody reads what is returned.
   */
  send(request: TransportRequest, isLight: boolean): Promise<FetchResponse>;
  /** Takes what middleware made of the response. If that is an error, openapi-fetch has read it. */
  replace(result: { response: FetchResponse; error?: unknown }): Promise<void>;
  /** Makes the error that the last response is, if it is one. */
  toError(): ConomyError | undefined;
}

/** A response of which openapi-fetch reads nothing. */
const unread = { ok: true, status: 204, headers: new Map() } as object as FetchResponse;

/** @param isKnown - Whether the contract describes the operation. */
export function createCall(
  shared: Shared,
  method: string,
  path: string,
  settings: CallSettings,
  signal: AbortSignalLike | undefined,
  isKnown: boolean,
): Call {
  // `fetch` goes without its object: browsers and workerd take offence at another `this`.
  const { baseUrl, tokens, budget, observe, fetch, maxBodySize } = shared;
  const { timeout, deadline, retry, apiVersion, parseAs } = settings;
  const operation = `${method} ${path}`;
  // Conomy's PATCH is a merge, and a second token does no harm.
  const isRepeatable = isIdempotent(method) || (isKnown && (method === "PATCH" || path === authPath));
  const read = (response: FetchResponse) => receive(response, maxBodySize, parseAs === "text", isKnown);
  const attempts: Attempt[] = [];
  const startedAt = performance.now();
  let sent: unknown[] = [];
  let last: Received;

  /** In ms. A clock that is set back does not prolong a call. */
  const left = () => Math.min(deadline, startedAt + deadline - performance.now());

  function fail<Kind extends ConomyError>(
    Kind: new (message: string, shown: Shown, kept?: Kept) => Kind,
    words: string,
    shown?: Shown,
    kept?: Kept,
  ): Kind {
    return new Kind(`${operation} ${words}`, { attempts, ...shown }, kept);
  }

  const late = (limit: "deadline" | "timeout") =>
    fail(ConomyTimeoutError, `passed its ${limit} of ${settings[limit]} ms`);

  /** Does something within the time that is left, or within a shorter one, in ms. */
  function inTime<T>(work: (signal: AbortSignal) => Promise<T>, limit: number = forever): Promise<T> {
    const rest = left();
    return within(Math.min(rest, limit), signal, () => late(rest < limit ? "deadline" : "timeout"), work);
  }

  /** How long to wait before the next try, in ms, if there is one. */
  function nextWait({ response, error, transient }: Outcome, isLast: boolean): number | undefined {
    const tries = attempts.length + 1;
    const mayHelp = response
      ? isTransient(response.status, isRepeatable)
      : // Timers fire early, by the clock that measures the time left.
        (transient ?? (!isLast && isRepeatable && error instanceof ConomyTimeoutError));
    if (!mayHelp || tries >= retry.attempts) return undefined;
    // A wait of nothing would be no wait for what is overloaded.
    const wait = parseRetryAfter(response?.headers.get("retry-after")) || backoff(tries, retry);
    return wait < left() && budget.take() ? wait : undefined;
  }

  /** Makes what `fetch` takes, without body and token. */
  function toInit({ url, method, headers }: TransportRequest): FetchInit {
    if (!url.startsWith(`${baseUrl}/`)) refuse("request.url", "stay below `baseUrl`");
    const own: Record<string, string> = {};
    headers.forEach((value, name) => {
      if (managedHeaders.includes(name)) refuse(name, "be left to the client");
      own[name] = value;
    });
    return { method, headers: Object.assign(own, shared.headers), redirect: "manual", ...uncached() };
  }

  /** One try, from sending to the end of the body. */
  async function exchange(url: string, init: FetchInit): Promise<Outcome> {
    try {
      const response = await fetch(url, init);
      if (!response?.headers?.get || (response.body && !response.body.getReader)) {
        return { error: new ConomyConfigError("`fetch` must return a `Response` with a web stream.") };
      }
      const { status, headers } = response;
      const target = headers.get("location");
      // Browsers and Deno hide a refused redirect behind status 0.
      const isRedirect = !status || (target && status >= 300 && status < 400 && status !== 304);
      if (!isRedirect) return await read(response);
      // Lets the connection go.
      response.body?.cancel().catch(() => {});
      const { origin } = new URL(target && URL.canParse(target, url) ? target : "about:nowhere", url);
      // A host is in lower case, whatever was put into it.
      const shown = clean(origin, JSON.stringify(sent).toLowerCase(), 8);
      return { error: fail(ConomyConnectionError, `was redirected to ${shown}, which is refused`) };
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

  /** Nothing about the body of an error is certain but that it is an object. */
  function toError(): ConomyError | undefined {
    const { response, value, fault, text } = last;
    const { status, headers, ok } = response;
    const firstBytes = fault && text?.slice(0, 200);
    if (ok && !fault) return undefined;
    if (ok) return fail(ConomyParseError, `returned ${status} with ${fault}`, { status }, { headers, firstBytes });
    const body = value as Record<keyof ErrorBody, unknown>;
    const [code, type, traceId] = [body.code, body.type, body.traceId].map((text) =>
      clean(text, JSON.stringify(sent), 8),
    );
    const words = [`returned ${status}`, type, code && `code ${code}`, traceId && `traceId ${traceId}`];
    return fail(
      ConomyApiError,
      words.filter(Boolean).join(", "),
      {
        status,
        code,
        family: code && /^\d/.test(code) ? `${code[0]}x` : undefined,
        type,
        traceId,
        retryAfter: parseRetryAfter(headers.get("retry-after")),
      },
      { headers, firstBytes, detail: body.detail },
    );
  }

  function response(): FetchResponse {
    last.readable ??= readable(last);
    return last.readable;
  }

  return {
    attempts,
    data: () => last.value,
    response,
    within: inTime,
    toError,
    async replace({ response, error }) {
      if (response === last?.readable) return;
      last = response.ok
        ? await read(response)
        : { response, readable: response, value: Object(error) === error ? error : {} };
      const fault = response.ok && toError();
      if (fault) throw fault;
    },
    async send(request, isLight) {
      const { url } = request;
      const init = toInit(request);
      if (request.body) init.body = request.text ? await request.text() : (request.body as string);
      sent = [url.slice(baseUrl.length), init.headers, init.body, shared.clientSecret];
      let token: Token | undefined;
      let isReplay = false;
      let isProbe = false;
      try {
        for (;;) {
          if (signal?.aborted) throw signal.reason;
          if (url !== baseUrl + authPath) {
            token = tokens.peek() ?? (await inTime((ended) => tokens.get(ended, deadline / 10)));
            Object.assign(init.headers, authorization(token.token, apiVersion));
          }
          const rest = left();
          // Middleware and tokens take time too, and what is late must not be sent any more. Timers fire up to 2 ms early.
          if (rest < 2) throw late("deadline");
          const sentAt = performance.now();
          const outcome = await inTime((ended) => exchange(url, { ...init, signal: ended }), timeout).catch(
            (error): Outcome => ({ error }),
          );
          const duration = performance.now() - sentAt;
          const { response: received, fault, problem } = outcome;
          // An attempt that was late may end after the next one. Only the one that is waited for counts.
          if (received) last = outcome as Received;
          const error = fault ? toError() : outcome.error;
          const status = received?.status;

          let wait: number | undefined;
          if (token && status === 401) {
            // A call is replayed once. Whether that may help can be up to another call, which workerd may have ended.
            const verdict = tokens.refuse(token, isReplay);
            isReplay = true;
            isProbe = verdict === true;
            if (await within(deadline / 10, signal, Boolean, async () => verdict).catch(() => true)) wait = 0;
          } else {
            if (token && status) tokens.settle(token);
            wait = nextWait(outcome, rest <= timeout);
          }
          const attempt: Attempt = Object.freeze({
            operation,
            number: attempts.length + 1,
            duration,
            status,
            reason: reasonOf(received, error),
            problem,
            wait,
          });
          attempts.push(attempt);
          observe(attempt);
          if (wait === undefined) {
            if (error || !received) throw error;
            if (received.ok) budget.give();
            return isLight ? unread : response();
          }
          await sleep(wait, signal);
        }
      } finally {
        if (isProbe) tokens.settle();
      }
    },
  };
}

function reasonOf(response: FetchResponse | undefined, error: unknown): AttemptReason {
  if (response) return response.ok ? (error ? "parse" : "success") : "status";
  if (error instanceof ConomyTimeoutError) return "timeout";
  return error instanceof ConomyError ? "connection" : "aborted";
}
