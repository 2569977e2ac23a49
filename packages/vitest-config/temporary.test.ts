import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeEach, expect, it, onTestFinished, vi } from "vitest";
import temporary from "./temporary.ts";

beforeEach(() => {
  const own = mkdtempSync(join(tmpdir(), "temporary-"));
  onTestFinished(() => {
    vi.unstubAllEnvs();
    rmSync(own, { recursive: true });
  });
  for (const name of ["TMPDIR", "TEMP"]) vi.stubEnv(name, own);
});

it("what a test leaves in a temporary folder goes after the run", () => {
  const remove = temporary();
  const left = mkdtempSync(join(tmpdir(), "left-"));
  expect(existsSync(left)).toBe(true);
  remove();
  expect(existsSync(left)).toBe(false);
});

it("what a run left that was killed goes before the next, and what belongs to others stays", () => {
  const { pid: dead } = spawnSync(process.execPath, ["--version"]);
  const folders = [`conomy-tests-${dead}-a`, `conomy-tests-${process.ppid}-a`, "conomy-tests-a", `other-${dead}-a`];
  const [killed = "", ...others] = folders.map((name) => join(tmpdir(), name));
  for (const folder of [killed, ...others]) mkdirSync(join(folder, "within"), { recursive: true });
  temporary();
  expect(existsSync(killed)).toBe(false);
  expect(others.filter((folder) => !existsSync(folder))).toEqual([]);
});
