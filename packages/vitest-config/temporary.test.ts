import { existsSync, mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it, onTestFinished, vi } from "vitest";
import temporary from "./temporary.ts";

it("what a test leaves in a temporary folder goes after the run", () => {
  onTestFinished(() => void vi.unstubAllEnvs());
  for (const name of ["TMPDIR", "TEMP"]) vi.stubEnv(name, process.env[name]);
  const remove = temporary();
  const left = mkdtempSync(join(tmpdir(), "left-"));
  expect(existsSync(left)).toBe(true);
  remove();
  expect(existsSync(left)).toBe(false);
});
