import { execFileSync, spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const cli = fileURLToPath(new URL("../src/cli.ts", import.meta.url));

/** How the temporary repositories are configured: as this one. */
export const configuration: string = readFileSync(new URL("../../../contract-diff.yaml", import.meta.url), "utf8");

/** The contract that the temporary repositories start with. */
export const contract: string = readFileSync(new URL("fixtures/contract.yaml", import.meta.url), "utf8");

export interface Result {
  code: number | null;
  stdout: string;
  stderr: string;
}

/** A git repository of its own, with a contract, the packages that are made from it, and the branch `main`. */
export interface Repository {
  folder: string;
  git(...args: string[]): string;
  write(path: string, text: string): void;
  read(path: string): string;
  commit(message: string): void;
  /** Runs the contract diff in it, or in one of its folders. */
  diff(args?: string[], stdin?: string, env?: Record<string, string>, below?: string): Promise<Result>;
  remove(): void;
}

/** A changeset of both packages. */
export function changeset(bump: string, summary: string): string {
  return `---\n"@conomyhq/openapi-types": ${bump}\n"@conomyhq/client": ${bump}\n---\n\n${summary}\n`;
}

export function createRepository(files: Record<string, string> = {}): Repository {
  const folder = mkdtempSync(join(tmpdir(), "contract-diff-repository-"));
  const git = (...args: string[]) =>
    execFileSync("git", args, { cwd: folder, encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] }).trim();
  const repository: Repository = {
    folder,
    git,
    write: (path, text) => {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), text);
    },
    read: (path) => readFileSync(join(folder, path), "utf8"),
    commit: (message) => {
      git("add", "--all");
      git("commit", "--quiet", "--allow-empty", "--message", message);
    },
    diff: (args = [], stdin = "", env = {}, below = ".") => run(join(folder, below), args, stdin, env),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
  git("init", "--quiet", "--initial-branch=main");
  git("config", "user.name", "Test");
  git("config", "user.email", "test@example.com");
  const packages = ["client", "openapi-types"];
  const all: Record<string, string> = {
    "package.json": json({ name: "rehearsal", private: true }),
    "pnpm-workspace.yaml": 'packages: ["packages/*"]\n',
    ...Object.fromEntries(
      packages.map((name) => [`packages/${name}/package.json`, json({ name: `@conomyhq/${name}`, version: "1.0.0" })]),
    ),
    ".changeset/config.json": json({
      fixed: [packages.map((name) => `@conomyhq/${name}`)],
      access: "public",
      baseBranch: "main",
    }),
    "contract-diff.yaml": configuration,
    "openapi/conomy.yaml": contract,
    ...files,
  };
  for (const [path, text] of Object.entries(all)) repository.write(path, text);
  repository.commit("The contract as it was");
  return repository;
}

function json(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}

function run(cwd: string, args: string[], stdin: string, env: Record<string, string>): Promise<Result> {
  const { promise, resolve, reject } = Promise.withResolvers<Result>();
  const child = spawn(process.execPath, [cli, ...args], {
    cwd,
    env: { ...process.env, GITHUB_BASE_REF: "", NO_COLOR: "1", ...env },
  });
  const output = { stdout: "", stderr: "" };
  child.stdout.on("data", (chunk) => (output.stdout += chunk));
  child.stderr.on("data", (chunk) => (output.stderr += chunk));
  child.on("error", reject).on("close", (code) => resolve({ code, ...output }));
  child.stdin.on("error", () => {}).end(stdin);
  return promise;
}
