import { readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeEach, expect, it } from "vitest";
import manifest from "../package.json" with { type: "json" };
import { startSandbox } from "../src/index.ts";
import { folder, serve } from "./command.ts";
import { customerId, send, start } from "./helpers.ts";

interface Entry {
  startedDateTime: string;
  request: { method: string; url: string; headers: { name: string; value: string }[]; postData?: { text: string } };
  response: { status: number; content: { text: string } };
}

let file: string;
beforeEach(() => {
  file = join(folder(), "traffic.har");
});

const entries = (): Entry[] => JSON.parse(readFileSync(file, "utf8")).log.entries;
const summary = () => entries().map(({ request, response }) => `${request.method} ${response.status}`);

it("writes what was exchanged, whole after each request, and readable by its owner only", async () => {
  const sandbox = await start({ port: 0, record: file });
  expect(entries()).toEqual([]);
  await send(sandbox, { body: { email: "new@example.com" } });
  await send(sandbox, { path: "/customers/none?page=2", recorded: false });
  expect(summary()).toEqual(["POST 200", "PATCH 200", "POST 200", "PATCH 404"]);
  const [, update, , unknown] = entries();
  expect(update).toMatchObject({
    request: { url: `${sandbox.url}/customers/${customerId}`, postData: { text: '{"email":"new@example.com"}' } },
    response: { content: { text: expect.stringContaining('"email":"new@example.com"') } },
  });
  expect(unknown?.request).toMatchObject({ queryString: [{ name: "page", value: "2" }] });
  expect(statSync(file).mode & 0o777).toBe(0o600);
});

it("holds no key, secret or token, but says that they were there", async () => {
  const sandbox = await start({ record: file });
  await send(sandbox);
  const text = readFileSync(file, "utf8");
  const { apiKey, credentials } = sandbox.clientOptions;
  for (const secret of [apiKey, credentials.clientSecret, "eyJ"]) expect(text).not.toContain(secret);
  const names = entries()[1]?.request.headers.map(({ name }) => name);
  expect(names).toEqual(expect.arrayContaining(["authorization", "x-api-key"]));
});

it("leaves out what had no response, and control routes", async () => {
  const sandbox = await start({ record: file, control: true });
  sandbox.faults.next("dropAfterSend");
  await expect(send(sandbox)).rejects.toThrow("fetch failed");
  await sandbox.fetch(`${sandbox.url}/__sandbox/requests`);
  expect(summary()).toEqual(["POST 200"]);
});

it("follows the clock of the sandbox", async () => {
  const sandbox = await start({ record: file });
  sandbox.clock.freeze();
  sandbox.clock.set(new Date("2030-01-01T00:00:00.000Z"));
  await send(sandbox);
  expect(entries().map(({ startedDateTime }) => startedDateTime)).toEqual(Array(2).fill("2030-01-01T00:00:00.000Z"));
});

it("names the version that made it, and goes on with a recording of an earlier run or version", async () => {
  const creator = `"creator":{"name":"@conomyhq/sandbox","version":"${manifest.version}"}`;
  for (const count of [2, 4, 6]) {
    const sandbox = await startSandbox({ port: false, record: file });
    await send(sandbox);
    await sandbox.close();
    expect(entries()).toHaveLength(count);
    const text = readFileSync(file, "utf8");
    if (count === 2) expect(text).toContain(creator);
    if (count === 4) writeFileSync(file, text.replace(creator, creator.replace(manifest.version, "0.0.0-older.1")));
  }
});

it("overwrites nothing else, and says what cannot be used", async () => {
  const record = folder();
  for (const text of ["{}", '{"log":{"version":"1.2","entries":[]}}\n']) {
    writeFileSync(file, text);
    await expect(startSandbox({ port: false, record: file })).rejects.toThrow(
      `${file} is not a recording of the sandbox`,
    );
    expect(readFileSync(file, "utf8")).toBe(text);
  }
  await expect(startSandbox({ port: false, record })).rejects.toThrow(`${record} cannot be used: EISDIR`);
});

it("a kill loses nothing that had its response", async () => {
  const { process, end, url } = await serve("--record", file);
  let responses = 0;
  const calls = Array.from({ length: 20 }, async () => {
    for (;;) {
      const response = await fetch(`${url}/none`).catch(() => undefined);
      if (!response) return;
      responses++;
      if (responses === 200) process.kill("SIGKILL");
    }
  });
  await Promise.all(calls);
  expect(await end).toBe("SIGKILL");
  expect(responses).toBeGreaterThanOrEqual(200);
  expect(entries().length).toBeGreaterThanOrEqual(responses);
});
