import { type SpawnSyncReturns, spawnSync } from "node:child_process";

/** Runs git in a folder, in English. */
export function git(cwd: string, args: readonly string[], input = ""): SpawnSyncReturns<Buffer> {
  return spawnSync("git", args, { cwd, input, maxBuffer: 2 ** 30, env: { ...process.env, LC_ALL: "C" } });
}

/** What git prints, if it does not fail. */
export function askGit(cwd: string, ...args: readonly string[]): string | undefined {
  const { status, stdout } = git(cwd, args);
  return status === 0 ? stdout.toString().trim() : undefined;
}

/** The folder of the whole repository that a folder lies in, if it lies in one. */
export function topOf(cwd: string): string | undefined {
  return askGit(cwd, "rev-parse", "--show-toplevel");
}

/** What git says on why it failed. */
export function reasonOf({ error, stderr }: Pick<SpawnSyncReturns<Buffer>, "error" | "stderr">): string {
  const text = error?.message ?? stderr.toString();
  return text.trim().replaceAll(/\s*\n\s*/g, " ");
}
