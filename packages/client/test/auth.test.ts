import { describe, expect, it } from "vitest";
import { createTokenProvider } from "../src/auth.ts";
import { isConomyApiError } from "../src/index.ts";
import { createObservedClient, json } from "./helpers.ts";

/** An `obtain` that numbers its tokens, and a clock that only moves when told. */
function countingProvider(expiresIn = 3600) {
  const clock = { now: 0 };
  let obtained = 0;
  const token = createTokenProvider(
    async () => ({ accessToken: `token-${++obtained}`, tokenType: "Bearer", expiresIn }),
    () => clock.now,
  );
  return { token, clock };
}

describe("a token from credentials", () => {
  it("is obtained once for all calls that wait for it", async () => {
    const { token } = countingProvider();
    const tokens = await Promise.all(Array.from({ length: 1000 }, token));
    expect(new Set(tokens)).toEqual(new Set(["token-1"]));
  });

  it("is used until nine tenths of its life have passed", async () => {
    const { token, clock } = countingProvider(3600);
    await token();
    clock.now = 3_239_999;
    expect(await token()).toBe("token-1");
    clock.now = 3_240_000;
    expect(await token()).toBe("token-2");
  });

  it("is asked for again after a failure, which every waiting call gets", async () => {
    let answers = 0;
    const token = createTokenProvider(async () => {
      if (++answers === 1) throw new Error("down");
      return { accessToken: "token", tokenType: "Bearer", expiresIn: 3600 };
    });
    const failed = await Promise.allSettled([token(), token()]);
    expect(failed.map(({ status }) => status)).toEqual(["rejected", "rejected"]);
    expect(await token()).toBe("token");
    expect(answers).toBe(2);
  });

  it("is obtained from POST /auth, once for concurrent calls", async () => {
    const { conomy, sentTo } = createObservedClient(() => json({ firstName: "Ana" }));
    await Promise.all([conomy.customers.update("1", {}), conomy.customers.update("2", {})]);
    expect(sentTo("/auth")).toHaveLength(1);
    expect(JSON.parse(sentTo("/auth")[0]?.body ?? "")).toEqual({ clientId: "client", clientSecret: "secret-77b1" });
  });

  it("that is refused surfaces as the error of POST /auth", async () => {
    const { conomy, sentTo } = createObservedClient(() => json({ firstName: "Ana" }), {
      auth: () => json({ status: 401, code: "41", type: "unauthorized" }, 401),
    });
    const error = await conomy.customers.update("1", {}).catch((thrown: unknown) => thrown);
    expect(isConomyApiError(error) && error.message).toBe("POST /auth answered 401, unauthorized, code 41");
    expect(sentTo("/customers/1")).toEqual([]);
  });
});

describe("a token of the caller's", () => {
  it.each([
    ["a string", "mine"],
    ["a function", () => "mine"],
    ["an async function", async () => "mine"],
  ])("may be %s", async (_, accessToken) => {
    const { conomy, sent } = createObservedClient(() => json({ firstName: "Ana" }), {
      accessToken,
      credentials: undefined,
    } as never);
    await conomy.customers.update("1", {});
    expect(sent).toHaveLength(1);
    expect(sent[0]?.headers.authorization).toBe("Bearer mine");
  });
});
