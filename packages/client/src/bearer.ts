import type { Clock } from "./clock.ts";
import { authorization } from "./headers.ts";
import type { CallSettings } from "./options.ts";
import { userAgent } from "./platform.ts";
import { forever } from "./time.ts";
import type { Token, TokenSource } from "./token-source.ts";

/** The bearer tokens of one call. */
export interface Bearer {
  /** Adds the token of the next attempt. */
  authorize(): Promise<void>;
  /**
   * Takes note of a response's status.
   *
   * @returns for a 401, whether to try again with the next token. A call is replayed once.
   */
  judge(status: number): Promise<boolean> | undefined;
  /** Takes note of the end of the call. */
  end(): void;
}

/**
 * Makes the tokens of a call.
 *
 * @param headers - Get the token of each attempt.
 */
export function createBearer(
  tokens: TokenSource,
  settings: CallSettings,
  clock: Clock,
  headers: Record<string, string>,
): Bearer {
  // In workerd, what another call waits for stays pending for ever when the incoming request that started it has ended.
  const patience = userAgent() === "Cloudflare-Workers" ? settings.deadline / 10 : forever;
  let token: Token;
  let isReplay = false;
  let isProbe = false;
  return {
    async authorize() {
      token = tokens.peek() ?? (await clock.within((ended) => tokens.get(ended, patience)));
      Object.assign(headers, authorization(token.token, settings.apiVersion));
    },
    judge(status) {
      if (status !== 401) {
        tokens.settle(token);
        return undefined;
      }
      // That can be up to another call.
      const verdict = tokens.refuse(token, isReplay);
      isReplay = true;
      isProbe = verdict === true;
      return clock.within(async () => verdict, patience).catch(() => true);
    },
    end() {
      if (isProbe) tokens.settle();
    },
  };
}
