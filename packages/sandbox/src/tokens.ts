import { createHmac, timingSafeEqual } from "node:crypto";
import type { Clock } from "./clock.ts";

/** Issues and checks bearer tokens: JWTs, signed with a secret of the sandbox. */
export interface Tokens {
  issue(clientId: string, lifetime: number): string;
  /** The client that a token was issued to, or `undefined` if it is not valid any more. */
  verify(token: string): string | undefined;
  /** Makes a token invalid before its time. The last 10,000 that were revoked are remembered. */
  revoke(token: string): void;
}

/** The bearer token of a request; empty if it has none. */
export function bearerOf(headers: Headers): string {
  return /^Bearer (.+)$/.exec(headers.get("authorization") ?? "")?.[1] ?? "";
}

/** How many revoked tokens are remembered. */
const maxRevoked = 10_000;

/** @param secret - Signs the tokens. */
export function createTokens(secret: string, { now }: Pick<Clock, "now">): Tokens {
  const revoked = new Set<string>();
  let issued = 0;
  const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString("base64url");
  const header = encode({ alg: "HS256", typ: "JWT" });
  const sign = (payload: string) => {
    const text = `${header}.${payload}`;
    return `${text}.${createHmac("sha256", secret).update(text).digest("base64url")}`;
  };

  function verify(token: string): string | undefined {
    const payload = token.split(".")[1] ?? "";
    const expected = Buffer.from(sign(payload));
    const given = Buffer.from(token);
    if (given.length !== expected.length || !timingSafeEqual(given, expected) || revoked.has(token)) return undefined;
    const { sub, exp } = JSON.parse(Buffer.from(payload, "base64url").toString());
    return now() / 1000 < exp ? sub : undefined;
  }

  return {
    issue: (clientId, lifetime) => sign(encode({ sub: clientId, exp: now() / 1000 + lifetime, jti: `${++issued}` })),
    verify,
    revoke(token) {
      // One that is not valid stays so without being remembered.
      if (verify(token) === undefined) return;
      revoked.add(token);
      if (revoked.size > maxRevoked) revoked.delete(revoked.values().next().value as string);
    },
  };
}
