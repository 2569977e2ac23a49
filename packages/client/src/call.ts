import type { Attempt } from "./attempt.ts";
import { createBearer } from "./bearer.ts";
import { startClock } from "./clock.ts";
import { authPath } from "./contract.generated.ts";
import { refuse } from "./errors/config-error.ts";
import type { ConomyError } from "./errors/conomy-error.ts";
import { exchange } from "./exchange.ts";
import { createFail, toError } from "./failures.ts";
import { managedHeaders } from "./headers.ts";
import type { CallSettings, Settings } from "./options.ts";
import { type AbortSignalLike, type FetchInit, type FetchResponse, uncached } from "./platform.ts";
import type { Sent } from "./problem.ts";
import { repeat } from "./repeat.ts";
import type { TransportRequest } from "./request.ts";
import { type Received, readable, receive } from "./response.ts";
import { isIdempotent, type RetryBudget } from "./retry.ts";
import type { TokenSource } from "./token-source.ts";

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
  const operation = `${method} ${path}`;
  const attempts: Attempt[] = [];
  const fail = createFail(operation, attempts);
  const clock = startClock(settings, signal, fail);
  let sent: Sent = ["", {}];
  let last: Received;
  const read = (response: FetchResponse, signal?: AbortSignalLike) =>
    receive(response, shared.maxBodySize, settings.parseAs === "text", isKnown, signal);
  const response = () => {
    last.readable ??= readable(last);
    return last.readable;
  };

  return {
    attempts,
    data: () => last.value,
    response,
    within: clock.within,
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
      const { baseUrl, credentials, tokens, budget, fetch } = shared;
      const { url } = request;
      const init = toInit(request, shared);
      // Conomy's PATCH is a merge, and a second token does no harm. Middleware may have chosen another method.
      const authenticates = url === baseUrl + authPath;
      const isRepeatable = isIdempotent(init.method) || (isKnown && (init.method === "PATCH" || authenticates));
      const body = request.content ?? (request.body ? await request.text?.() : undefined);
      if (body) init.body = body;
      sent = [url.slice(baseUrl.length), init.headers, body, credentials?.clientSecret];
      const bearer = authenticates ? undefined : createBearer(tokens, settings, clock, init.headers);
      const tryOnce = (ended: AbortSignal) =>
        exchange(fetch, url, { ...init, signal: ended }, read, sent, fail, isRepeatable);
      last = await repeat(budget, settings, clock, bearer, isRepeatable, tryOnce, (seen) => {
        const attempt: Attempt = Object.freeze({ operation, number: attempts.length + 1, ...seen });
        attempts.push(attempt);
        shared.observe(attempt);
      });
      return isLight ? unread : response();
    },
  };
}

/** Makes what `fetch` takes, without body and token. */
function toInit({ url, method, headers, content }: TransportRequest, shared: Shared): FetchInit {
  if (!url.startsWith(`${shared.baseUrl}/`)) refuse("request.url", "stay below `baseUrl`");
  const own: Record<string, string> = content ? { "content-type": "application/json" } : {};
  headers.forEach((value, name) => {
    if (managedHeaders.includes(name)) refuse(name, "be left to the client");
    own[name] = value;
  });
  return { method, headers: Object.assign(own, shared.headers), redirect: "manual", ...uncached() };
}
