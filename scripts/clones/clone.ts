import { execFile, execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

const root = fileURLToPath(new URL("../..", import.meta.url));

/** A clone of what is committed here, with nothing installed. */
export interface Clone {
  folder: string;
  read(path: string): string;
  write(path: string, text: string): void;
  /** Runs a command as a workflow would, and returns what it prints. */
  run(command: string, env?: NodeJS.ProcessEnv): Promise<string>;
  commit(subject: string): void;
  remove(): void;
}

export function createClone(): Clone {
  const folder = mkdtempSync(join(tmpdir(), "conomy-clone-"));
  execFileSync("git", ["clone", "--quiet", root, folder]);
  const git = (...args: string[]) =>
    execFileSync("git", ["-c", "user.name=t", "-c", "user.email=t@example.com", ...args], { cwd: folder });
  return {
    folder,
    read: (path) => readFileSync(join(folder, path), "utf8"),
    write: (path, text) => writeFileSync(join(folder, path), text),
    run: (command, env) => runIn(folder, command, env),
    commit(subject) {
      git("add", "-A");
      git("commit", "--quiet", "--message", subject);
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

/** Runs a command by the shell in a folder, and returns what it prints. */
export async function runIn(cwd: string, command: string, env: NodeJS.ProcessEnv = {}): Promise<string> {
  const options = { cwd, env: { ...process.env, NO_COLOR: "1", ...env }, maxBuffer: 2 ** 26 };
  return (await promisify(execFile)("sh", ["-c", command], options)).stdout;
}
