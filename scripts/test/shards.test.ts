import { globSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it, onTestFinished } from "vitest";
import { parse } from "yaml";
import { checks, shards } from "../lib/shards.ts";
import { turboRun } from "../lib/turbo.ts";
import { call } from "./call.ts";

const root = join(import.meta.dirname, "../..");
const names = Object.keys(shards);
const shard = (...args: string[]) => call(join(root, "scripts/test-shard.ts"), ...args);
const totals = (...args: string[]) => call(join(root, "scripts/test-totals.ts"), ...args);

it("every test task of every package is in exactly one shard", async () => {
  const manifests = globSync("{openapi,scripts,packages/*}/package.json", { cwd: root });
  const all = manifests.flatMap((path) => {
    const { name, scripts = {} } = JSON.parse(readFileSync(join(root, path), "utf8"));
    return Object.keys(scripts).flatMap((task) => (/^test\b/.test(task) ? `${name}#${task}` : []));
  });
  const listed = (await shard(...names, "--list")).stdout.trim().split("\n");
  expect(listed.filter((task) => !checks.includes(task)).sort()).toEqual(all.sort());
});

it("turbo runs the tasks of all shards", async () => {
  const { stdout } = await turboRun([...names.flatMap((name) => shards[name] ?? []), "--dry=json"], "pipe");
  const { tasks }: { tasks: { taskId: string; command: string }[] } = JSON.parse(stdout);
  const run = tasks.filter(({ command }) => command !== "<NONEXISTENT>").map(({ taskId }) => taskId);
  expect(run).toEqual(
    expect.arrayContaining(names.flatMap((name) => shards[name] ?? []).filter((id) => id.includes("#"))),
  );
});

it("CI runs every shard, and checks what `pnpm test` checks", () => {
  const { jobs } = parse(readFileSync(join(root, ".github/workflows/ci.yml"), "utf8"));
  expect(jobs.test.strategy.matrix.shard).toEqual(names);
  expect(shards.checks).toBe(checks);
});

it("the same runs on one machine, and each task once", () => {
  const script = readFileSync(join(root, ".ci/run"), "utf8");
  const all = Object.values(shards).flat();
  const run = [...script.matchAll(/^npx -y pnpm@12\.21\.0 (test\S*) ?(.*)$/gm)].flatMap(([, verb = "", args = ""]) =>
    verb === "test:shard"
      ? args.split(" ").flatMap((name) => shards[name] ?? name)
      : all.filter((task) => task.endsWith(`#${verb}`)),
  );
  expect(run.sort()).toEqual(all.filter((task) => !checks.includes(task)).sort());
});

it.each([
  [[], "Name a shard"],
  [["toString"], "No shard is called toString"],
  [["client", "cach"], "No shard is called cach"],
])("says which shards there are when it is called with %j", async (args, problem) => {
  const stderr = `${problem}: ${names.join(", ")}. See --help.\n`;
  expect(await shard(...args)).toEqual({ code: 2, stdout: "", stderr });
});

it("adds up the reports of all shards, and names those of which none is there", async () => {
  const folder = mkdtempSync(join(tmpdir(), "conomy-shards-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const put = (path: string, numPassedTests: number, numFailedTests: number) => {
    mkdirSync(join(folder, path, ".."), { recursive: true });
    writeFileSync(join(folder, path), JSON.stringify({ numPassedTests, numFailedTests, testResults: [] }));
  };
  for (const name of names.filter((name) => name !== "checks" && name !== "cache"))
    put(`reports-${name}/test.json`, 10, 0);
  put("reports-client/packages/client/reports/test.json", 5, 1);
  expect(await totals(folder)).toEqual({
    code: 1,
    stdout: "\n75 passed, 1 failed\n",
    stderr: "No report is there of cache; see what these jobs print.\n",
  });
  put("reports-cache/test-cache.json", 1, 0);
  expect(await totals(folder)).toEqual({ code: 0, stdout: "\n76 passed, 1 failed\n", stderr: "" });
});
