import type { Attempt } from "./attempt.ts";
import { authPath } from "./contract.generated.ts";
import { refuse } from "./errors/config-error.ts";
import type { ConomyError, Kept, Shown } from "./errors/conomy-error.ts";
import { ConomyTimeoutError } from "./errors/timeout-error.ts";
import { exchange } from "./exchange.ts";
import { type Fail, type Outcome, reasonOf, toError } from "./failures.ts";
import { authorization, managedHeaders } from "./headers.ts";
import type { CallSettings, Settings } from "./options.ts";
import { type AbortSignalLike, type FetchInit, type FetchResponse, uncached, userAgent } from "./platform.ts";
import type { Sent } from "./problem.ts";
import type { TransportRequest } from "./request.ts";
import { type Received, readable, receive } from "./response.ts";
import { backoff, isIdempotent, isTransient, parseRetryAfter, type RetryBudget } from "./retry.ts";
import { forever, sleep, within } from "./time.ts";
import type { Token, TokenSource } from "./token-source.ts";

/** What the calls of a client share. */
export interface Shared extends Settings {
  /** Supplies bearer tokens. `POST /auth` goes without. */
  tokens: TokenSource;
  budget: RetryBudget;
  observe: (attempt: Attempt) => void;
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
  const { baseUrl, credentials, tokens, budget, observe, fetch, maxBodySize } = shared;
  const { timeout, deadline, retry, apiVersion, parseAs } = settings;
  const operation = `${method} ${path}`;
  const attempts: Attempt[] = [];
  const fail = ((Kind, words, shown?: Shown, kept?: Kept) =>
    new Kind(`${operation} ${words}`, { attempts, ...shown } as never, kept)) as Fail;
  const startedAt = performance.now();
  // In workerd, what another call waits for stays pending for good when the incoming request that started it has ended.
  const patience = userAgent() === "Cloudflare-Workers" ? deadline / 10 : forever;
  let sent: Sent = ["", {}];
  let isRepeatable: boolean;
  let token: Token | undefined;
  let isReplay = false;
  let isProbe = false;
  let last: Received;

  /** In ms. A clock that is set back does not prolong a call. */
  const left = () => deadline - Math.max(0, performance.now() - startedAt);

  const late = (limit: "deadline" | "timeout") =>
    fail(ConomyTimeoutError, `passed its ${limit} of ${settings[limit]} ms`);

  /** Does something within the time that is left, or within a shorter one, in ms. */
  function inTime<T>(work: (signal: AbortSignal) => Promise<T>, limit: number = forever): Promise<T> {
    const rest = left();
    return within(Math.min(rest, limit), signal, () => late(rest < limit ? "deadline" : "timeout"), work);
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

  const read = (response: FetchResponse, signal?: AbortSignalLike) =>
    receive(response, maxBodySize, parseAs === "text", isKnown, signal);

  /** Whether to try again with the next token. A call is replayed once. */
  function mayReplay(refused: Token): Promise<boolean> {
    // That can be up to another call.
    const verdict = tokens.refuse(refused, isReplay);
    isReplay = true;
    isProbe = verdict === true;
    return inTime(async () => verdict, patience).catch(() => true);
  }

  /**
   * How long to wait before another attempt, in ms, if there is one.
   *
   * @param isLast - Whether the deadline limited the attempt.
   */
  async function nextWait({ response, error, transient }: Outcome, isLast: boolean): Promise<number | undefined> {
    if (token && response) {
      if (response.status === 401) return (await mayReplay(token)) ? 0 : undefined;
      tokens.settle(token);
    }
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

  /** Sends a request until it succeeds, or until another attempt would not help or could do the same thing twice. */
  async function repeat(url: string, init: FetchInit, authenticates: boolean): Promise<Received> {
    try {
      for (;;) {
        if (signal?.aborted) throw signal.reason;
        if (!authenticates) {
          token = tokens.peek() ?? (await inTime((ended) => tokens.get(ended, patience)));
          Object.assign(init.headers, authorization(token.token, apiVersion));
        }
        const rest = left();
        // Middleware and tokens take time too, and what is late must not be sent any more. Timers fire up to 2 ms early.
        if (rest < 2) throw late("deadline");
        const sentAt = performance.now();
        const outcome = await inTime(
          (ended) => exchange(fetch, url, { ...init, signal: ended }, read, sent, fail, isRepeatable),
          timeout,
        ).catch((error): Outcome => ({ error }));
        const duration = performance.now() - sentAt;
        const { response, error, problem } = outcome;
        const wait = await nextWait(outcome, rest <= timeout);
        const attempt: Attempt = Object.freeze({
          operation,
          number: attempts.length + 1,
          duration,
          status: response?.status,
          reason: reasonOf(response, error),
          problem,
          wait,
        });
        attempts.push(attempt);
        observe(attempt);
        if (wait === undefined) {
          if (error || !response) throw error;
          if (response.ok) budget.give();
          return outcome as Received;
        }
        await sleep(wait, signal);
      }
    } finally {
      if (isProbe) tokens.settle();
    }
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
    toError: () => toError(last, sent, fail),
    async replace({ response, error }) {
      if (response === last?.readable) {
        // openapi-fetch may have read it; the caller gets one that is not.
        last.readable = undefined;
        return;
      }
      last = response.ok
        ? await read(response)
        : { response, readable: response, value: Object(error) === error ? error : {} };
      const fault = response.ok && toError(last, sent, fail);
      if (fault) throw fault;
    },
    async send(request, isLight) {
      const { url } = request;
      const init = toInit(request);
      // Conomy's PATCH is a merge, and a second token does no harm. Middleware may have chosen another method.
      const authenticates = url === baseUrl + authPath;
      isRepeatable = isIdempotent(init.method) || (isKnown && (init.method === "PATCH" || authenticates));
      if (request.body) init.body = request.text ? await request.text() : (request.body as string);
      sent = [url.slice(baseUrl.length), init.headers, init.body, credentials?.clientSecret];
      last = await repeat(url, init, authenticates);
      return isLight ? unread : response();
    },
  };
}
