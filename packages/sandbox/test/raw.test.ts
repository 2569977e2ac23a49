import { expect, it } from "vitest";
import { start, tokenOf } from "./helpers.ts";
import { bytesOf, cases, statusesOf } from "./raw.ts";

it.each(cases)("%s", async (_, request, ...statuses) => {
  const sandbox = await start({ port: 0 });
  const bytes = bytesOf(request, await tokenOf(sandbox));
  expect(await statusesOf(Number(new URL(sandbox.url).port), bytes)).toEqual(statuses);
});

it("are more than 82 sentences, each another one, and none is a failure of the sandbox", () => {
  expect(cases.length).toBeGreaterThan(82);
  expect(new Set(cases.map(([sentence]) => sentence)).size).toBe(cases.length);
  expect(cases.flatMap(([, , ...statuses]) => statuses)).not.toContain(500);
});

it("leave a sandbox that took all of them at once as it was", async () => {
  const sandbox = await start({ port: 0 });
  const token = await tokenOf(sandbox);
  const port = Number(new URL(sandbox.url).port);
  const statuses = await Promise.all(cases.map(([, request]) => statusesOf(port, bytesOf(request, token))));
  expect(statuses.flat().filter((status) => status >= 500 && status !== 501)).toEqual([]);
  expect(sandbox.customers.list()).toHaveLength(1);
  expect((await fetch(`${sandbox.url}/__sandbox/health`)).status).toBe(200);
});
