import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { Redocly } from "../../src/find/redocly.ts";

const folder = mkdtempSync(join(tmpdir(), "redocly-"));
const file = (name: string) => join(folder, name);
const written = (name: string, title: string) => {
  const document = { openapi: "3.1.0", info: { title, version: "1.0.0" }, paths: {} };
  writeFileSync(file(name), JSON.stringify(document));
};
const pair = { base: file("base.json"), revision: file("revision.json") };

beforeAll(() => {
  written("base.json", "Before");
  written("revision.json", "After");
});
afterAll(() => rmSync(folder, { recursive: true }));

describe("the engine's process", () => {
  let redocly: Redocly;
  beforeEach(() => {
    redocly = new Redocly();
  });

  it("serves many comparisons, each with its own report", async () => {
    const nothing = { base: pair.base, revision: pair.base };
    const reports = await Promise.all([pair, nothing, pair].map((question) => redocly.ask(question)));
    const counts = reports.map((outcome) => "report" in outcome && JSON.parse(outcome.report).changes.length);
    expect(counts).toEqual([1, 0, 1]);
  });

  it("refuses what cannot be read, and goes on", async () => {
    expect(await redocly.ask({ ...pair, base: file("absent.json") })).toEqual({
      refusal: expect.stringContaining("absent.json"),
    });
    const { pid } = redocly;
    expect(await redocly.ask(pair)).toHaveProperty("report");
    expect(redocly.pid).toBe(pid);
  });

  it("ends when it is stopped at work, and is started again", async () => {
    const outcome = redocly.ask(pair);
    const { pid } = redocly;
    redocly.stop();
    expect(await outcome).toEqual({ refusal: "It was stopped." });
    expect(await redocly.ask(pair)).toHaveProperty("report");
    expect(redocly.pid).not.toBe(pid);
  });

  it("outlives the folder in which it was started", async () => {
    const cwd = process.cwd();
    const gone = mkdtempSync(join(tmpdir(), "gone-"));
    process.chdir(gone);
    redocly.start();
    process.chdir(cwd);
    rmSync(gone, { recursive: true });
    expect(await redocly.ask(pair)).toHaveProperty("report");
  });

  it("is started again after it died", async () => {
    const first = redocly.ask(pair);
    await first;
    const { pid } = redocly;
    // So that it cannot have responded before it dies.
    process.kill(pid ?? 0, "SIGSTOP");
    const second = redocly.ask(pair);
    process.kill(pid ?? 0, "SIGKILL");
    expect(await second).toEqual({ refusal: "Its process ended with SIGKILL." });
    expect(await redocly.ask(pair)).toHaveProperty("report");
    expect(redocly.pid).not.toBe(pid);
  });
});

it("keeps no process alive, and none outlives the one that asked", async () => {
  const program = `
    import { Redocly } from ${JSON.stringify(new URL("../../src/find/redocly.ts", import.meta.url).href)};
    const redocly = new Redocly();
    await redocly.ask(${JSON.stringify(pair)});
    console.log(redocly.pid);`;
  const pid = Number(execFileSync(process.execPath, ["--input-type=module", "--eval", program], { encoding: "utf8" }));
  expect(pid).toBeGreaterThan(0);
  await expect.poll(() => isRunning(pid), { timeout: 20_000 }).toBe(false);
});

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}
