import { createHmac, timingSafeEqual } from "node:crypto";

/** Issues and checks bearer tokens: JWTs, signed with a secret of the sandbox. */
export interface Tokens {
  issue(clientId: string, lifetime: number): string;
  /** The client that a token was issued to, or `undefined` if it is not valid any more. */
  verify(token: string): string | undefined;
  /** Makes a token invalid before its time. */
  revoke(token: string): void;
}

/** The bearer token of a request; empty if it has none. */
export function bearerOf(headers: Headers): string {
  return /^Bearer (.+)$/.exec(headers.get("authorization") ?? "")?.[1] ?? "";
}

/**
 * @param secret - Signs the tokens.
 * @param now - The clock, in ms since 1970.
 */
export function createTokens(secret: string, now: () => number = Date.now): Tokens {
  const revoked = new Set<string>();
  let issued = 0;
  const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString("base64url");
  const header = encode({ alg: "HS256", typ: "JWT" });
  const sign = (payload: string) => {
    const text = `${header}.${payload}`;
    return `${text}.${createHmac("sha256", secret).update(text).digest("base64url")}`;
  };

  return {
    issue: (clientId, lifetime) => sign(encode({ sub: clientId, exp: now() / 1000 + lifetime, jti: `${++issued}` })),
    verify(token) {
      const payload = token.split(".")[1] ?? "";
      const expected = Buffer.from(sign(payload));
      const given = Buffer.from(token);
      if (given.length !== expected.length || !timingSafeEqual(given, expected) || revoked.has(token)) return undefined;
      const { sub, exp } = JSON.parse(Buffer.from(payload, "base64url").toString());
      return now() / 1000 < exp ? sub : undefined;
    },
    revoke: (token) => void revoked.add(token),
  };
}
