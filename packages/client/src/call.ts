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
import { type ReadBody, readable, readBody } from "./response.ts";
import { backoff, isIdempotent, isTransient, parseRetryAfter, type RetryBudget } from "./retry.ts";
import { sleep, within } from "./time.ts";
import type { Token, TokenSource } from "./token-source.ts";

/** What the calls of a client share. */
export interface Shared extends Settings {
  /** Supplies bearer tokens. `POST /auth` goes without. */
  tokens: TokenSource;
  budget: RetryBudget;
  observe: (attempt: Attempt) => void;
}

/** How one attempt ended: with a response, or with the reason why there is none. */
interface Outcome {
  response?: FetchResponse;
  body?: ReadBody;
  error?: unknown;
  problem?: Problem;
}

/** One logical call, from its first attempt to its last: everything that openapi-fetch does not know about. */
export class Call {
  readonly attempts: Attempt[] = [];
  /** Whether the last response is a success. */
  ok = false;
  /** What its body says. */
  data: unknown;

  readonly #shared: Shared;
  readonly #operation: string;
  readonly #settings: CallSettings;
  readonly #signal: AbortSignalLike | undefined;
  readonly #isKnown: boolean;
  readonly #repeatable: boolean;
  readonly #startedAt = performance.now();
  #sent: unknown[] = [];
  #received: FetchResponse | undefined;
  #readable: FetchResponse | undefined;
  #bytes: ReadBody["bytes"];

  /** @param isKnown - Whether the contract describes the operation. */
  constructor(
    shared: Shared,
    method: string,
    path: string,
    settings: CallSettings,
    signal: AbortSignalLike | undefined,
    isKnown: boolean,
  ) {
    this.#shared = shared;
    this.#operation = `${method} ${path}`;
    this.#settings = settings;
    this.#signal = signal;
    this.#isKnown = isKnown;
    // Conomy's PATCH is a merge, and a second token does no harm.
    this.#repeatable = isIdempotent(method) || (isKnown && (method === "PATCH" || path === authPath));
  }

  /** Does something within the time that is left, or within a shorter one, in ms. The caller's signal ends it, too. */
  within<T>(work: (signal: AbortSignal) => Promise<T>, timeout: number = Number.POSITIVE_INFINITY): Promise<T> {
    const left = this.#left();
    const limit = left < timeout ? `deadline of ${this.#settings.deadline}` : `timeout of ${timeout}`;
    return within(Math.min(left, timeout), this.#signal, () => this.#late(limit), work);
  }

  #late(limit: string): ConomyTimeoutError {
    return this.#error(ConomyTimeoutError, `passed its ${limit} ms`);
  }

  /** In ms. A clock that is set back does not prolong a call. */
  #left(): number {
    const { deadline } = this.#settings;
    return Math.min(deadline, this.#startedAt + deadline - performance.now());
  }

  /**
   * Sends a request, as often as needed, and returns the last response.
   *
   * @param isLight - Whether nobody reads the body of a success again.
   */
  async send(request: TransportRequest, isLight: boolean): Promise<FetchResponse> {
    const { baseUrl, tokens, budget, observe } = this.#shared;
    const { timeout, deadline, apiVersion } = this.#settings;
    const signal = this.#signal;
    const { url } = request;
    const init = this.#toInit(request);
    if (request.body) init.body = request.text ? await request.text() : (request.body as string);
    this.#sent = [url.slice(baseUrl.length), init.headers, init.body];
    let token: Token | undefined;
    let refusals = 0;
    let isProbe: unknown;
    try {
      for (;;) {
        if (signal?.aborted) throw signal.reason;
        if (url !== baseUrl + authPath) {
          token = tokens.peek() ?? (await this.within((ended) => tokens.get(ended, deadline / 10)));
          Object.assign(init.headers, authorization(token.token, apiVersion));
        }

        const isLast = this.#left() <= timeout;
        // Middleware and tokens take time too, and what is late must not be sent any more. Timers fire up to 2 ms early.
        if (this.#left() < 2) throw this.#late(`deadline of ${deadline}`);
        const sentAt = performance.now();
        let outcome: Outcome;
        try {
          outcome = await this.within((ended) => this.#exchange(url, { ...init, signal: ended }), timeout);
        } catch (error) {
          outcome = { error };
        }
        const duration = performance.now() - sentAt;
        const { response, body, problem } = outcome;
        // An attempt that was late may end after the next one. Only the one that is waited for counts.
        const error = response && body ? this.#accept(response, body) : outcome.error;
        const status = response?.status;

        let wait: number | undefined;
        if (token && status === 401) {
          // A call is replayed once. Whether that may help can be up to another call, which workerd may have ended.
          const verdict = tokens.refuse(token, refusals++ > 0);
          isProbe = verdict === true;
          if (await within(deadline / 10, signal, Boolean, async () => verdict).catch(() => true)) wait = 0;
        } else {
          if (token && status) tokens.settle(true, token);
          // Timers fire early, by the clock that measures the time left.
          const isOver = isLast && error instanceof ConomyTimeoutError;
          wait = isOver ? undefined : this.#nextWait(outcome);
        }
        const attempt: Attempt = Object.freeze({
          operation: this.#operation,
          number: this.attempts.length + 1,
          duration,
          status,
          reason: reasonOf(response, error),
          problem: problem?.words,
          wait,
        });
        this.attempts.push(attempt);
        observe(attempt);
        if (wait === undefined) {
          if (error || !response) throw error;
          if (response.ok) budget.give();
          return isLight && response.ok ? response : this.response;
        }
        await sleep(wait, signal);
      }
    } finally {
      if (isProbe) tokens.settle(true);
    }
  }

  /** How long to wait before the next try, in ms, if there is one. */
  #nextWait({ response, error, problem }: Outcome): number | undefined {
    const { retry } = this.#settings;
    const tries = this.attempts.length + 1;
    const mayHelp = response
      ? isTransient(response.status, this.#repeatable)
      : problem
        ? !problem.permanent && (this.#repeatable || problem.unsent)
        : error instanceof ConomyTimeoutError && this.#repeatable;
    if (!mayHelp || tries >= retry.attempts) return undefined;
    // A wait of nothing would be no wait for what is overloaded.
    const wait = parseRetryAfter(response?.headers.get("retry-after")) || backoff(tries, retry);
    return wait < this.#left() && this.#shared.budget.take() ? wait : undefined;
  }

  /** Makes what `fetch` takes, without body and token. */
  #toInit({ url, method, headers }: TransportRequest): FetchInit {
    const { baseUrl, headers: own } = this.#shared;
    if (!url.startsWith(`${baseUrl}/`)) refuse("request.url", "stay below `baseUrl`");
    const sent: Record<string, string> = {};
    headers.forEach((value, name) => {
      if (managedHeaders.includes(name)) refuse(name, "be left to the client");
      sent[name] = value;
    });
    return { method, headers: Object.assign(sent, own), redirect: "manual", ...uncached() };
  }

  /** One try, from sending to the end of the body. */
  async #exchange(url: string, init: FetchInit): Promise<Outcome> {
    try {
      // Without the object: browsers and workerd take offence at another `this`.
      const { fetch } = this.#shared;
      const response = await fetch(url, init);
      if (!response?.headers?.get || (response.body && !response.body.getReader)) {
        const words = "`fetch` must return a `Response` with a web stream as its body.";
        return { error: new ConomyConfigError(words) };
      }
      const { status, headers } = response;
      const target = headers.get("location");
      // Browsers and Deno hide a refused redirect behind status 0.
      const isRedirect = !status || (target && status >= 300 && status < 400 && status !== 304);
      if (!isRedirect) return { response, body: await this.#read(response) };
      // Lets the connection go.
      response.body?.cancel().catch(() => {});
      const { origin } = new URL(target && URL.canParse(target, url) ? target : "about:nowhere", url);
      // A host is in lower case, whatever was put into it.
      const shown = clean(origin, JSON.stringify(this.#sent).toLowerCase(), 8);
      return { error: this.#error(ConomyConnectionError, `was redirected to ${shown}, which is refused`) };
    } catch (thrown) {
      if (isInterrupt(thrown)) return { error: thrown };
      const problem = toProblem(thrown, this.#sent);
      const { words, cause } = problem;
      return {
        problem,
        error: this.#error(ConomyConnectionError, `got no response: ${words}`, { cause }, { cause: thrown }),
      };
    }
  }

  /** The last response. Its body can be read again. */
  get response(): FetchResponse {
    this.#readable ??= readable(this.#received as FetchResponse, this.#bytes);
    return this.#readable;
  }

  /** Takes what middleware made of the response. If that is an error, openapi-fetch has read it. */
  async replace({ response, error }: { response: FetchResponse; error?: unknown }): Promise<void> {
    if (response === this.#readable) return;
    if (response.ok) {
      const fault = this.#accept(response, await this.#read(response));
      if (fault) throw fault;
    } else {
      this.ok = false;
      this.#received = response;
      this.#readable = response;
      this.data = typeof error === "object" && error ? error : {};
    }
  }

  #read(response: FetchResponse): Promise<ReadBody> {
    const expects = this.#settings.parseAs === "text" ? "text" : this.#isKnown ? "object" : "json";
    return readBody(response, this.#shared.maxBodySize, expects);
  }

  /**
   * Takes a response that was read for the last one of this call.
   *
   * @returns what is wrong with it, if it is not as documented.
   */
  #accept(response: FetchResponse, { bytes, text, value, fault }: ReadBody): ConomyError | undefined {
    const { status, headers, ok } = response;
    this.ok = ok;
    this.data = value;
    this.#received = response;
    this.#readable = undefined;
    this.#bytes = bytes;
    if (!fault) return undefined;
    const firstBytes = text.slice(0, 200);
    if (ok)
      return this.#error(ConomyParseError, `returned ${status} with ${fault}`, { status }, { headers, firstBytes });
    this.data = {};
    return this.toApiError(firstBytes);
  }

  /** Makes the error that the last response is. Nothing about its body is certain but that it is an object. */
  toApiError(firstBytes?: string): ConomyApiError {
    const { status, headers } = this.#received as FetchResponse;
    const body = this.data as Record<keyof ErrorBody, unknown>;
    const [code, type, traceId] = [body.code, body.type, body.traceId].map((text) =>
      clean(text, JSON.stringify(this.#sent), 8),
    );
    const words = [`returned ${status}`, type, code && `code ${code}`, traceId && `traceId ${traceId}`];
    return this.#error(
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

  #error<Kind extends ConomyError>(
    Kind: new (message: string, shown: Shown, kept?: Kept) => Kind,
    words: string,
    shown?: Shown,
    kept?: Kept,
  ): Kind {
    return new Kind(`${this.#operation} ${words}`, { attempts: this.attempts, ...shown }, kept);
  }
}

function reasonOf(response: FetchResponse | undefined, error: unknown): AttemptReason {
  if (response) return response.ok ? (error ? "parse" : "success") : "status";
  if (error instanceof ConomyTimeoutError) return "timeout";
  return error instanceof ConomyError ? "connection" : "aborted";
}
