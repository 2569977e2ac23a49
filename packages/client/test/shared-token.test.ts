import { setTimeout as delay } from "node:timers/promises";
import { expect, it } from "vitest";
import { createObservedClient, json } from "./helpers.ts";
import { settle } from "./hostile-server.ts";

const ana = () => json({ firstName: "Ana" });
const token = () => json({ accessToken: "good", tokenType: "Bearer", expiresIn: 3600 });

it("a slow token request is shared, also when it takes more than a tenth of the deadline", async () => {
  const { conomy, sentTo } = createObservedClient(ana, { auth: () => delay(400).then(token), deadline: 2000 });
  const calls = await Promise.allSettled(Array.from({ length: 20 }, (_, id) => conomy.customers.update(`${id}`, {})));
  expect(calls.map(({ status }) => status)).toEqual(Array(20).fill("fulfilled"));
  expect(sentTo("/auth")).toHaveLength(1);
});

it("a call that is aborted leaves its token request to the calls that wait for it", async () => {
  const { conomy, sentTo } = createObservedClient(ana, { auth: () => delay(200).then(token) });
  const aborted = Array.from({ length: 5 }, (_, nth) =>
    settle(conomy.customers.update("1", {}, { signal: AbortSignal.timeout(20 * (nth + 1)) })),
  );
  const others = Array.from({ length: 5 }, () => conomy.customers.update("2", {}));
  expect(await Promise.all(others)).toHaveLength(5);
  for (const error of await Promise.all(aborted)) expect(error).toMatchObject({ name: "TimeoutError" });
  expect(sentTo("/auth")).toHaveLength(1);
});

it.each([
  ["the refused token, as if it were new", () => "revoked"],
  ["another wrong token each time", (nth: number) => `wrong-${nth}`],
])(
  "a cache that returns %s does not keep the client from a good one",
  async (_, text) => {
    let asked = 0;
    const tokenCache = {
      get: () => ({ token: text(++asked), obtainedAt: Date.now(), renewAt: Date.now() + 60_000 }),
      set: () => {},
    };
    const refuse = () => json({ code: "41" }, 401);
    const { conomy, sentTo } = createObservedClient(
      ({ headers }) => (headers.authorization === "Bearer good" ? ana() : refuse()),
      { auth: token, tokenCache },
    );
    // The second kind needs the 5 s between two replacements.
    await expect
      .poll(() => conomy.customers.update("1", {}).catch(() => undefined), { timeout: 20_000 })
      .toEqual({ firstName: "Ana" });
    expect(sentTo("/auth")).toHaveLength(1);
  },
  30_000,
);
