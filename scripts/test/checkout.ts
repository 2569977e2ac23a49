import { type ChildProcessWithoutNullStreams, execFileSync, spawn } from "node:child_process";
import { appendFileSync, existsSync, globSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../..", import.meta.url));

/** Where turbo keeps its cache, also that of a worktree. */
const mainWorktree = dirname(git(root, "rev-parse", "--path-format=absolute", "--git-common-dir").join());

/** A copy of this repository, as it is now, in a folder of its own: tests may break it. */
export interface Checkout {
  folder: string;
  /** Runs a program of the copy; its exit code is part of the result. */
  run(command: string, ...args: string[]): Promise<Result>;
  /** Starts a program of the copy. */
  start(command: string, ...args: string[]): ChildProcessWithoutNullStreams;
  remove(): void;
}

export interface Result {
  code: number | null;
  stdout: string;
  stderr: string;
}

/** Copies what git would commit, and links the installed packages. */
export function createCheckout(env: NodeJS.ProcessEnv = {}): Checkout {
  const folder = mkdtempSync(join(tmpdir(), "conomy-checkout-"));
  const files = git(root, "ls-files", "-co", "--exclude-standard").filter((name) => existsSync(join(root, name)));
  const archive = execFileSync("tar", ["-c", "-T", "-"], { cwd: root, input: files.join("\n"), maxBuffer: 2 ** 28 });
  execFileSync("tar", ["-x"], { cwd: folder, input: archive });
  for (const modules of ["node_modules", ...globSync("{openapi,scripts,packages/*}/node_modules", { cwd: root })]) {
    if (existsSync(join(folder, dirname(modules)))) symlinkSync(join(root, modules), join(folder, modules));
  }
  // turbo asks git what a file's hash is. Without git it reads all files itself, which takes half a minute each time.
  git(folder, "init", "--quiet");
  appendFileSync(join(folder, ".git/info/exclude"), "node_modules\n");
  // Else git would compress and write what this repository holds already.
  const objects = git(root, "rev-parse", "--path-format=absolute", "--git-path", "objects");
  writeFileSync(join(folder, ".git/objects/info/alternates"), `${objects.join()}\n`);
  git(folder, "add", "--all");
  return {
    folder,
    run: (command, ...args) => resultOf(startIn(folder, env, command, args)),
    start: (command, ...args) => startIn(folder, env, command, args),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

/** The lines that git prints. */
function git(cwd: string, ...args: string[]): string[] {
  return execFileSync("git", args, { cwd, encoding: "utf8" }).split("\n").filter(Boolean);
}

function startIn(cwd: string, env: NodeJS.ProcessEnv, command: string, args: string[]) {
  const own = {
    PATH: `${join(cwd, "node_modules/.bin")}:${process.env.PATH}`,
    NO_COLOR: "1",
    // Else pnpm would see foreign packages behind the links and replace them, which empties this repository's own.
    pnpm_config_verify_deps_before_run: "false",
    // What was built of the same files need not be built again.
    TURBO_CACHE_DIR: process.env.TURBO_CACHE_DIR ?? join(mainWorktree, ".turbo/cache"),
  };
  return spawn(command, args, { cwd, env: { ...process.env, ...own, ...env } });
}

function resultOf(child: ChildProcessWithoutNullStreams): Promise<Result> {
  const { promise, resolve, reject } = Promise.withResolvers<Result>();
  const output = { stdout: "", stderr: "" };
  child.stdout.on("data", (chunk) => (output.stdout += chunk));
  child.stderr.on("data", (chunk) => (output.stderr += chunk));
  child.on("error", reject).on("close", (code) => resolve({ code, ...output }));
  return promise;
}
