import type { ErrorBody } from "@conomyhq/openapi-types";
import type { Attempt, AttemptReason } from "./attempt.ts";
import { authPath } from "./contract.generated.ts";
import { ConomyApiError } from "./errors/api-error.ts";
import { ConomyConfigError, refuse } from "./errors/config-error.ts";
import { ConomyConnectionError } from "./errors/connection-error.ts";
import type { ConomyError, Kept, Shown } from "./errors/conomy-error.ts";
import { ConomyParseError } from "./errors/parse-error.ts";
import { ConomyTimeoutError } from "./errors/timeout-error.ts";
import { authorization, managedHeaders } from "./headers.ts";
import type { CallOptions, ParseAs } from "./method.ts";
import type { Settings } from "./options.ts";
import { type FetchInit, type FetchResponse, isInterrupt, uncached } from "./platform.ts";
import { clean, type Problem, toProblem } from "./problem.ts";
import type { TransportRequest } from "./request.ts";
import { readBody } from "./response.ts";
import { backoff, isIdempotent, isTransient, parseRetryAfter, type RetryBudget, toRetrySettings } from "./retry.ts";
import { sleep, within } from "./time.ts";
import type { Token, TokenSource } from "./token-source.ts";

/** What the calls of a client share. */
export interface Shared extends Settings {
  /** Supplies bearer tokens. `POST /auth` goes without. */
  tokens: TokenSource;
  budget: RetryBudget;
  observe: (attempt: Attempt) => void;
}

/** How one attempt ended. A success has no error, a response that cannot be used has both. */
interface Outcome {
  reason: AttemptReason;
  response?: FetchResponse;
  error?: unknown;
  problem?: Problem;
}

/** One logical call, from its first attempt to its last: everything that openapi-fetch does not know about. */
export class Call {
  readonly attempts: Attempt[] = [];
  /** The last response, read. */
  response: FetchResponse | undefined;
  /** What its body says. */
  data: unknown;

  readonly #shared: Shared;
  readonly #operation: string;
  readonly #options: CallOptions & { parseAs?: ParseAs | undefined };
  readonly #deadline: number;
  readonly #startedAt = performance.now();
  readonly #isKnown: boolean;
  readonly #repeatable: boolean;
  #sent: unknown[] = [];

  /** @param isKnown - Whether the contract describes the operation. */
  constructor(
    shared: Shared,
    method: string,
    path: string,
    options: CallOptions & { parseAs?: ParseAs | undefined },
    isKnown: boolean,
  ) {
    this.#shared = shared;
    this.#operation = `${method} ${path}`;
    this.#options = options;
    this.#deadline = options.deadline ?? shared.deadline;
    this.#isKnown = isKnown;
    // Conomy's PATCH is a merge, and a second token does no harm.
    this.#repeatable = isIdempotent(method) || (isKnown && (method === "PATCH" || path === authPath));
  }

  /** Does something within the time that is left, or within a shorter one, in ms. The caller's signal ends it, too. */
  within<T>(work: (signal: AbortSignal) => Promise<T>, timeout = Number.POSITIVE_INFINITY): Promise<T> {
    const left = this.#left();
    const limit = left < timeout ? `deadline of ${this.#deadline}` : `timeout of ${timeout}`;
    return within(
      Math.min(left, timeout),
      this.#options.signal,
      () => this.#error(ConomyTimeoutError, `passed its ${limit} ms`),
      work,
    );
  }

  /** In ms. A clock that is set back does not prolong a call. */
  #left(): number {
    return Math.min(this.#deadline, this.#startedAt + this.#deadline - performance.now());
  }

  /** Sends a request, as often as needed, and returns the last response, read. */
  async send(request: TransportRequest): Promise<FetchResponse> {
    const { url, method } = request;
    const { baseUrl, headers, tokens, budget, observe } = this.#shared;
    const { signal, timeout = this.#shared.timeout, apiVersion = this.#shared.apiVersion } = this.#options;
    const retry = toRetrySettings(this.#options.retry, this.#shared.retry);
    if (!url.startsWith(`${baseUrl}/`)) refuse("Middleware must not change the origin.");

    const sent: Record<string, string> = {};
    request.headers.forEach((value, name) => {
      if (managedHeaders.includes(name)) refuse(`\`${name}\` is set by the client alone.`);
      sent[name] = value;
    });
    const init: FetchInit = { method, headers: Object.assign(sent, headers), redirect: "manual", ...uncached() };
    if (request.body) init.body = (await request.text?.()) ?? (request.body as string);
    this.#sent = [url.slice(baseUrl.length), sent, init.body];

    let token: Token | undefined;
    let refusals = 0;
    let isProbe: unknown;
    try {
      for (;;) {
        if (signal?.aborted) throw signal.reason;
        if (url !== baseUrl + authPath) {
          token = tokens.peek() ?? (await this.within((ended) => tokens.get(ended, this.#deadline / 10)));
          Object.assign(sent, authorization(token.token, apiVersion));
        }

        const sentAt = performance.now();
        const { response, error, reason, problem }: Outcome = await this.within(
          (ended) => this.#exchange(url, { ...init, signal: ended }),
          timeout,
        ).catch((error) => ({ error, reason: signal?.aborted ? "aborted" : "timeout" }));
        const duration = performance.now() - sentAt;
        const number = this.attempts.length + 1;
        const status = response?.status;

        let wait: number | undefined;
        if (token && status === 401) {
          // A call is replayed once. Whether that may help is sometimes up to another call, which in workerd can be dead.
          const verdict = tokens.refuse(token, refusals++ > 0);
          isProbe = verdict === true;
          if (await within(this.#deadline / 10, signal, Boolean, async () => verdict).catch(() => true)) wait = 0;
        } else {
          if (token && status) tokens.settle(true, token);
          const mayHelp = status
            ? isTransient(status, this.#repeatable)
            : problem
              ? !problem.permanent && (this.#repeatable || problem.unsent)
              : reason === "timeout" && this.#repeatable;
          // A wait of nothing would be no wait for what is overloaded.
          const pause =
            mayHelp && number < retry.attempts && (parseRetryAfter(response?.headers) || backoff(number, retry));
          if (pause !== false && pause < this.#left() && budget.take()) wait = pause;
        }
        const attempt = { operation: this.#operation, number, duration, status, reason, problem: problem?.words, wait };
        this.attempts.push(Object.freeze(attempt));
        observe(attempt);
        if (wait === undefined) {
          if (error || !response) throw error;
          if (response.ok) budget.give();
          return response;
        }
        await sleep(wait, signal);
      }
    } finally {
      if (isProbe) tokens.settle(true);
    }
  }

  /** One try, from sending to the end of the body. */
  async #exchange(url: string, init: FetchInit): Promise<Outcome> {
    const outcome: Outcome = { reason: "connection" };
    try {
      const response = await this.#shared.fetch(url, init);
      if (!response?.headers?.get || (response.body && !response.body.getReader)) {
        refuse("`fetch` must return a `Response` with a web stream as its body.");
      }
      const { status, headers } = response;
      const target = headers.get("location");
      // Browsers and Deno hide a refused redirect behind status 0.
      if (!status || (target && status >= 300 && status < 400)) {
        // Lets the connection go.
        response.body?.cancel().catch(() => {});
        const origin = target && URL.canParse(target, url) ? new URL(target, url).origin : "nowhere";
        outcome.error = this.#error(ConomyConnectionError, `was redirected to ${origin}, which is refused`);
      } else {
        outcome.error = await this.receive(response);
        outcome.response = this.response as FetchResponse;
        outcome.reason = !response.ok ? "status" : outcome.error ? "parse" : "success";
      }
    } catch (thrown) {
      outcome.error = thrown;
      if (isInterrupt(thrown)) outcome.reason = "aborted";
      else if (!(thrown instanceof ConomyConfigError)) {
        const problem = toProblem(thrown, this.#sent);
        outcome.problem = problem;
        outcome.error = this.#error(
          ConomyConnectionError,
          `got no response: ${problem.words}`,
          { cause: problem.cause },
          { cause: thrown },
        );
      }
    }
    return outcome;
  }

  /** Reads a response. @returns what is wrong with it, if it is not as documented. */
  async receive(received: FetchResponse): Promise<ConomyError | undefined> {
    const { parseAs } = this.#options;
    const expects = parseAs === "text" ? parseAs : this.#isKnown ? "object" : "json";
    const { response, text, value, fault } = await readBody(received, this.#shared.maxBodySize, expects);
    const { status, headers, ok } = response;
    this.response = response;
    this.data = value;
    if (!fault) return undefined;
    const firstBytes = text.slice(0, 200);
    if (ok)
      return this.#error(ConomyParseError, `returned ${status} with ${fault}`, { status }, { headers, firstBytes });
    this.data = {};
    return this.toApiError(firstBytes);
  }

  /** Makes the error that the last response is. Nothing about its body is certain but that it is an object. */
  toApiError(firstBytes?: string): ConomyApiError {
    const { status, headers } = this.response as FetchResponse;
    const body = this.data as Record<keyof ErrorBody, unknown>;
    const [code, type, traceId] = [body.code, body.type, body.traceId].map((text) => clean(text, this.#sent, 12));
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
        retryAfter: parseRetryAfter(headers),
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
