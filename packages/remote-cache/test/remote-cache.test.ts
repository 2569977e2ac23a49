import { randomBytes } from "node:crypto";
import { appendFileSync, globSync, mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { type CacheServer, startCacheServer } from "../server.ts";
import { type Clone, createClone } from "./clone.ts";
import { startS3 } from "./s3.ts";

const token = "a token";
const artifacts = mkdtempSync(join(tmpdir(), "conomy-artifacts-"));
const oneTask = ["typecheck", "--filter=@conomyhq/mask"] as const;
const onePackage = ["test", "--filter=@conomyhq/mask"] as const;
let server: CacheServer;
let settings: NodeJS.ProcessEnv;
let first: Clone;
let second: Clone;

beforeAll(async () => {
  server = await startCacheServer({ port: 0, token, storage: { folder: artifacts } });
  settings = {
    TURBO_API: server.url,
    TURBO_TEAM: "conomy",
    TURBO_TOKEN: token,
    TURBO_REMOTE_CACHE_SIGNATURE_KEY: randomBytes(32).toString("hex"),
  };
  first = createClone();
  second = createClone();
});
afterAll(() => server?.close());

it("a second clone gets every task from the first, byte for byte", async () => {
  const built = await buildAndTest(first);
  const fetched = await buildAndTest(second);

  console.log(`first clone ${built.seconds.toFixed(1)} s, second clone ${fetched.seconds.toFixed(1)} s`);
  expect(tasks(fetched.output)).toEqual({ cached: tasks(built.output).all, all: tasks(built.output).all });
  const [made, got] = [first.outputs(), second.outputs()];
  expect(made.size).toBeGreaterThan(20);
  expect([...got.keys()]).toEqual([...made.keys()]);
  expect([...made].filter(([path, bytes]) => !got.get(path)?.equals(bytes)).map(([path]) => path)).toEqual([]);
  expect([...made].filter(([, bytes]) => bytes.includes(first.folder)).map(([path]) => path)).toEqual([]);
});

it("without a token turbo builds here, and warns of nothing", async () => {
  second.clean();
  const { code, output } = await second.run({}, ...oneTask);
  expect({ code, warnings: warnings(output), ...tasks(output) }).toMatchObject({ code: 0, warnings: [], cached: 0 });
});

it.each([
  ["a wrong token", { TURBO_TOKEN: "wrong" }, "refuses TURBO_TOKEN or TURBO_TEAM: HTTP status 401."],
  ["a server that is not there", { TURBO_API: "http://127.0.0.1:1" }, "http://127.0.0.1:1 cannot be reached: "],
  ["a key that is missing", { TURBO_REMOTE_CACHE_SIGNATURE_KEY: "" }, "TURBO_REMOTE_CACHE_SIGNATURE_KEY is not set"],
])("%s costs a line, and turbo builds here", async (_, wrong, message) => {
  second.clean();
  const { code, output } = await second.run({ ...settings, ...wrong }, ...oneTask);
  expect(code).toBe(0);
  expect(tasks(output).cached).toBe(0);
  expect(warnings(output)).toEqual([expect.stringContaining(message)]);
});

it("a poisoned artifact is named and not used, and turbo runs its task here", async () => {
  for (const path of globSync(`${artifacts}/conomy/*`, { exclude: ["**/*.tag"] })) appendFileSync(path, "poison");
  second.clean();
  const { code, output } = await second.run(settings, ...onePackage);
  expect(code).toBe(0);
  expect(tasks(output).cached).toBe(0);
  const [line, ...more] = output.split("\n").filter((text) => text.includes("not signed with our key"));
  expect(line).toContain("@conomyhq/mask#test");
  expect(more).toEqual([]);

  second.clean();
  const repaired = await second.run(settings, ...onePackage);
  expect(tasks(repaired.output).cached).toBe(tasks(repaired.output).all);
  expect(repaired.output).not.toContain("not signed");
});

it("an S3-compatible storage serves a second clone just as well", async () => {
  const s3 = await startS3("artifacts");
  const storage = {
    bucket: "artifacts",
    endpoint: s3.endpoint,
    region: "us-east-1",
    accessKey: "S3RVER",
    secretKey: "S3RVER",
  };
  const cache = await startCacheServer({ port: 0, token, storage });
  first.clean();
  second.clean();
  expect(tasks((await first.run({ ...settings, TURBO_API: cache.url }, ...oneTask)).output).cached).toBe(0);
  const { output } = await second.run({ ...settings, TURBO_API: cache.url }, ...oneTask);
  expect(tasks(output).cached).toBe(tasks(output).all);
  await cache.close();
  await s3.close();
});

async function buildAndTest(clone: Clone) {
  const runs = [await clone.run(settings, "build"), await clone.run(settings, ...onePackage)];
  const output = runs.map((run) => run.output).join("\n");
  expect(
    runs.map(({ code }) => code),
    output,
  ).toEqual([0, 0]);
  return { output, seconds: runs.reduce((total, run) => total + run.seconds, 0) };
}

/** How many tasks turbo had, of all of its runs, and how many of them came from a cache. */
function tasks(output: string): { cached: number; all: number } {
  const lines = [...output.matchAll(/Cached:\s+(\d+) cached, (\d+) total/g)];
  const sum = (at: number) => lines.reduce((total, line) => total + Number(line[at]), 0);
  return { cached: sum(1), all: sum(2) };
}

function warnings(output: string): string[] {
  return output.split("\n").filter((line) => /WARNING|turbo builds here/.test(line));
}
