import type { Attempt } from "./attempt.ts";
import { type Call, late, timeLeft } from "./call.ts";
import { authPath } from "./contract.generated.ts";
import { refuse } from "./errors/config-error.ts";
import { exchange, type Outcome } from "./exchange.ts";
import type { Generation } from "./generations.ts";
import { authorization, managedHeaders } from "./headers.ts";
import type { Settings } from "./options.ts";
import { type FetchInit, type FetchResponse, uncached } from "./platform.ts";
import type { TransportRequest } from "./request.ts";
import { backoff, isTransient, parseRetryAfter, type RetryBudget } from "./retry.ts";
import { sleep, within } from "./time.ts";
import type { TokenSource } from "./token-source.ts";

/** Sends a call with everything that openapi-fetch does not know about, and returns its last response, read. */
export type Transport = (request: TransportRequest, call: Call) => Promise<FetchResponse>;

/** What a {@link Transport} is made of. */
export interface TransportParts extends Pick<Settings, "baseUrl" | "fetch" | "headers" | "maxBodySize"> {
  /** Supplies bearer tokens. `POST /auth` goes without. */
  tokens: TokenSource;
  budget: RetryBudget;
  observe: (attempt: Attempt) => void;
}

export function createTransport(parts: TransportParts): Transport {
  const { baseUrl, headers, tokens, budget, observe } = parts;

  return async (request, call) => {
    const { url, method } = request;
    const { operation, signal, timeout, attempts } = call;
    if (!url.startsWith(`${baseUrl}/`)) refuse("Middleware must not change the origin.");
    const authenticates = url === baseUrl + authPath;

    const sent: Record<string, string> = {};
    request.headers.forEach((value, name) => {
      if (managedHeaders.includes(name)) refuse(`\`${name}\` is set by the client alone.`);
      sent[name] = value;
    });
    const init: FetchInit = { method, headers: Object.assign(sent, headers), redirect: "manual", ...uncached() };
    if (request.body) init.body = (await request.text?.()) ?? (request.body as string);
    call.sent = () => [url.slice(baseUrl.length), ...Object.values(sent), init.body].join(" ");

    let generation: Generation | undefined;
    let refusals = 0;
    let isProbe: unknown = false;

    /** Whether a 401 may be different with the next token. */
    async function mayReplay(refused: Generation): Promise<boolean> {
      if (refusals++) {
        tokens.settle(false, refused);
        return false;
      }
      const verdict = tokens.refuse(refused);
      isProbe = verdict === true;
      // The call that could tell may belong to an incoming request that has ended, which workerd never settles.
      return within(call.deadline / 10, signal, Boolean, async () => verdict).catch(() => true);
    }

    /** How long to wait before the next try, in ms, if there is one. */
    async function nextWait({ response, reason, problem }: Outcome): Promise<number | undefined> {
      const { retry, repeatable } = call;
      if (response?.status === 401 && generation) return (await mayReplay(generation)) ? 0 : undefined;
      const mayHelp = response
        ? isTransient(response.status, repeatable)
        : problem
          ? !problem.permanent && (repeatable || problem.unsent)
          : reason === "timeout" && repeatable;
      if (!mayHelp || attempts.length + 1 >= retry.attempts) return undefined;
      // A wait of nothing would be no wait for what is overloaded.
      const wait = parseRetryAfter(response?.headers.get("retry-after")) || backoff(attempts.length + 1, retry);
      return wait < timeLeft(call) && budget.take() ? wait : undefined;
    }

    try {
      for (;;) {
        if (signal?.aborted) throw signal.reason;
        if (!authenticates) {
          generation =
            tokens.peek() ??
            (await within(timeLeft(call), signal, late(call, "deadline"), (ended) =>
              tokens.get(ended, call.deadline / 10),
            ));
          Object.assign(sent, authorization(generation.token, call.apiVersion));
        }

        const left = timeLeft(call);
        const sentAt = performance.now();
        const outcome: Outcome = await within(
          Math.min(timeout, left),
          signal,
          late(call, left < timeout ? "deadline" : "timeout"),
          (signal) => exchange(parts, call, url, { ...init, signal }),
        ).catch((error) => ({ error, reason: signal?.aborted ? "aborted" : "timeout" }));
        const { response, error, reason, problem } = outcome;
        const duration = performance.now() - sentAt;
        const status = response?.status;
        if (generation && status && status !== 401) tokens.settle(true, generation);

        const wait = reason === "success" ? undefined : await nextWait(outcome);
        const number = attempts.length + 1;
        const attempt = { operation, number, duration, status, reason, problem: problem?.words, wait };
        attempts.push(Object.freeze(attempt));
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
  };
}
