import { createHmac, timingSafeEqual } from "node:crypto";
import type { Clock } from "./clock.ts";

/** Issues and checks bearer tokens: JWTs, signed with a secret of the sandbox. */
export interface Tokens {
  /** Makes a token that is valid for a number of seconds. */
  issue(clientId: string, lifetime: number): string;
  /** The client that a token was issued to, or `undefined` if it is not valid any more. */
  verify(token: string): string | undefined;
  /** Makes a token invalid before its time. The last 10,000 that were revoked are remembered. */
  revoke(token: string): void;
}

/** The bearer token of a request; empty if it has none. */
export function bearerOf(headers: Headers): string {
  return /^Bearer +(.+)$/i.exec(headers.get("authorization") ?? "")?.[1] ?? "";
}

/** How many revoked tokens are remembered. */
const maxRevoked = 10_000;
/** How many valid tokens are remembered: most calls bring one that was there before. */
const maxChecked = 1000;

/** What a token says: whose it is, and until when it is valid, in seconds since 1970. */
interface Claims {
  sub: string;
  exp: number;
}

/** @param secret - Signs the tokens. */
export function createTokens(secret: string, { now }: Pick<Clock, "now">): Tokens {
  const revoked = new Set<string>();
  const checked = new Map<string, Claims>();
  let issued = 0;
  const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString("base64url");
  const header = encode({ alg: "HS256", typ: "JWT" });
  const sign = (payload: string) => {
    const text = `${header}.${payload}`;
    return `${text}.${createHmac("sha256", secret).update(text).digest("base64url")}`;
  };

  function claimsOf(token: string): Claims | undefined {
    const before = checked.get(token);
    if (before) return before;
    const payload = token.split(".")[1] ?? "";
    const expected = Buffer.from(sign(payload));
    const given = Buffer.from(token);
    if (given.length !== expected.length || !timingSafeEqual(given, expected)) return undefined;
    const claims: Claims = JSON.parse(Buffer.from(payload, "base64url").toString());
    if (checked.size >= maxChecked) checked.clear();
    checked.set(token, claims);
    return claims;
  }

  function verify(token: string): string | undefined {
    const claims = claimsOf(token);
    return claims && now() / 1000 < claims.exp && !revoked.has(token) ? claims.sub : undefined;
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
