import { type ChildProcessWithoutNullStreams, execFileSync, spawn } from "node:child_process";
import { appendFileSync, cpSync, existsSync, globSync, mkdtempSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../..", import.meta.url));

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
  const files = execFileSync("git", ["ls-files", "-co", "--exclude-standard"], { cwd: root, encoding: "utf8" });
  for (const file of files.split("\n").filter((name) => name && existsSync(join(root, name)))) {
    cpSync(join(root, file), join(folder, file));
  }
  for (const modules of ["node_modules", ...globSync("{openapi,scripts,packages/*}/node_modules", { cwd: root })]) {
    if (existsSync(join(folder, dirname(modules)))) symlinkSync(join(root, modules), join(folder, modules));
  }
  // Else pnpm would see foreign packages behind the links and replace them, which empties this repository's own.
  appendFileSync(join(folder, "pnpm-workspace.yaml"), "\nverifyDepsBeforeRun: false\n");
  // turbo asks git what a file's hash is. Without git it reads all files itself, which takes half a minute each time.
  execFileSync("git", ["init", "--quiet"], { cwd: folder });
  appendFileSync(join(folder, ".git/info/exclude"), "node_modules\n");
  execFileSync("git", ["add", "--all"], { cwd: folder });
  return {
    folder,
    run: (command, ...args) => resultOf(startIn(folder, env, command, args)),
    start: (command, ...args) => startIn(folder, env, command, args),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

function startIn(cwd: string, env: NodeJS.ProcessEnv, command: string, args: string[]) {
  const path = `${join(cwd, "node_modules/.bin")}:${process.env.PATH}`;
  return spawn(command, args, { cwd, env: { ...process.env, PATH: path, NO_COLOR: "1", ...env } });
}

function resultOf(child: ChildProcessWithoutNullStreams): Promise<Result> {
  const { promise, resolve, reject } = Promise.withResolvers<Result>();
  const output = { stdout: "", stderr: "" };
  child.stdout.on("data", (chunk) => (output.stdout += chunk));
  child.stderr.on("data", (chunk) => (output.stderr += chunk));
  child.on("error", reject).on("close", (code) => resolve({ code, ...output }));
  return promise;
}
