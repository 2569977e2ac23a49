import { expect, it } from "vitest";
import type { ConomyApiError } from "../src/index.ts";
import { type Behaviour, settle, startScene } from "./hostile-server.ts";

/** Sends an error with a status line of its own. */
const withLine =
  (line: string): Behaviour =>
  (_, response) =>
    void response.socket?.end(`HTTP/1.1 ${line}\r\ncontent-length: 13\r\n\r\n{"code":"31"}`, "latin1");

it.each([
  ["600 No", 600],
  ["999 No", 999],
  ["400 \u0001\u0007", 400],
  ["400 caf\u00e9", 400],
  [`400 ${"x".repeat(8000)}`, 400],
  ["400", 400],
])("an error with the status line %j is one, from both faces", async (line, status) => {
  const { call, rawPatch } = await startScene(withLine(line), { retry: false });
  expect(await settle(call.PATCH())).toMatchObject({ name: "ConomyApiError", status, code: "31" });
  expect(await settle(rawPatch())).toMatchObject({ error: { code: "31" }, response: { status } });
});

it.each([
  "0".repeat(8000),
  "9".repeat(8000),
  "\u00ff",
  "-1",
  "1e9",
  "NaN",
  "Infinity",
  "Thu, 01 Jan 99999 00:00:00 GMT",
])("a Retry-After of %.12s is a number of ms or nothing", async (value) => {
  const { call } = await startScene((_, response) => response.writeHead(429, { "retry-after": value }).end(), {
    retry: false,
  });
  const { retryAfter = 0 } = (await settle(call.PATCH())) as ConomyApiError;
  expect(retryAfter).toBeGreaterThanOrEqual(0);
});
