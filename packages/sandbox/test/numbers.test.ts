import { expect, it } from "vitest";
import { bodyOf, send, start } from "./helpers.ts";

it.each(["9007199254740993", "-9007199254740993", "1e400", "0.10000000000000000001", "12345678901234567890", "1e-400"])(
  "refuses a number that would come back as another: %s",
  async (number) => {
    const sandbox = await start();
    const response = await send(sandbox, { body: `{"segment":{"deep":[${number}]}}` });
    expect(response.status).toBe(400);
    expect(await bodyOf(response)).toMatchObject({
      code: "11",
      type: "invalidParam",
      detail: expect.stringContaining("digits"),
    });
    expect(sandbox.customers.list()[0]).not.toHaveProperty("segment");
  },
);

it.each([
  ["9007199254740991", 9007199254740991],
  ["-1.50", -1.5],
  ["1.0e2", 100],
  ["0e0", 0],
  ["0.1234567890123456", 0.1234567890123456],
  ["100000000000000000000", 1e20],
  ['"9007199254740993"', "9007199254740993"],
])("takes %s, and returns the same", async (sent, returned) => {
  const body = await bodyOf(send(await start(), { body: `{"segment":${sent}}` }));
  expect(body.segment).toBe(returned);
});
