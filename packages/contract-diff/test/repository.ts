import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { callCommand, type Result, startCommand } from "./command.ts";

/** How the temporary repositories are configured: as this one. */
export const configuration: string = readFileSync(new URL("../../../contract-diff.yaml", import.meta.url), "utf8");

/** The contract that the temporary repositories start with. */
export const contract: string = readFileSync(new URL("fixtures/contract.yaml", import.meta.url), "utf8");

/** A git repository of its own, with a contract and the packages that are made from it. */
export interface Repository {
  folder: string;
  git(...args: string[]): string;
  write(path: string, text: string): void;
  read(path: string): string;
  commit(message: string): void;
  /** Runs the contract diff in it, or in one of its folders. */
  diff(args?: string[], env?: Record<string, string>, below?: string): Promise<Result>;
  /** The same in a process of its own, which takes its time to start. */
  start(args: string[], stdin?: string, env?: Record<string, string>): Promise<Result>;
  remove(): void;
}

/** A changeset of both packages. */
export function changeset(bump: string, summary: string): string {
  return `---\n"@conomyhq/openapi-types": ${bump}\n"@conomyhq/client": ${bump}\n---\n\n${summary}\n`;
}

/** A repository on the branch `branch`, which has left `main` and nothing of its own; all but `files` is always there. */
export function createRepository(files: Record<string, string> = {}): Repository {
  const repository = repositoryIn(mkdtempSync(join(tmpdir(), "contract-diff-repository-")));
  cpSync(templateOf(files), repository.folder, { recursive: true });
  return repository;
}

const templates = new Map<string, string>();

/** The repository that others are copies of: git takes ten times as long to make one. */
function templateOf(files: Record<string, string>): string {
  const name = JSON.stringify(files);
  const folder = templates.get(name) ?? makeTemplate(files);
  templates.set(name, folder);
  return folder;
}

function makeTemplate(files: Record<string, string>): string {
  const folder = mkdtempSync(join(tmpdir(), "contract-diff-template-"));
  const { git, write, commit } = repositoryIn(folder);
  git("init", "--quiet", "--initial-branch=main", "--template=");
  git("config", "user.name", "Test");
  git("config", "user.email", "test@example.com");
  const packages = ["client", "openapi-types"];
  const manifests = packages.map((name) => ({ name: `@conomyhq/${name}`, version: "1.0.0" }));
  const all: Record<string, string> = {
    "package.json": json({ name: "rehearsal", private: true }),
    "pnpm-workspace.yaml": 'packages: ["packages/*"]\n',
    ...Object.fromEntries(packages.map((name, index) => [`packages/${name}/package.json`, json(manifests[index])])),
    ".changeset/config.json": json({
      fixed: [manifests.map(({ name }) => name)],
      access: "public",
      baseBranch: "main",
    }),
    "contract-diff.yaml": configuration,
    "openapi/conomy.yaml": contract,
    ...files,
  };
  for (const [path, text] of Object.entries(all)) write(path, text);
  commit("The contract as it was");
  git("checkout", "--quiet", "-b", "branch");
  return folder;
}

function repositoryIn(folder: string): Repository {
  const git = (...args: string[]) =>
    execFileSync("git", args, { cwd: folder, encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] }).trim();
  return {
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
    diff: (args = [], env = {}, below = ".") => callCommand(join(folder, below), args, env),
    start: (args, stdin, env) => startCommand(folder, args, stdin, env),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

function json(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
