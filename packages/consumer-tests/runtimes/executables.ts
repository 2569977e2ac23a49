import { execFile } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

/** A runtime that `npm` brought for this platform. */
export interface Executable {
  /** As the program that it runs should call it. */
  name: string;
  file: string;
  /** What comes before the program. */
  args: string[];
}

// By path: a link in `node_modules/.bin` has only one `node`.
const installed = fileURLToPath(new URL("node_modules", import.meta.url));
const current = fileURLToPath(new URL("../../../node_modules", import.meta.url));

function find(modules: string, alias: string, title: (version: string) => string, ...args: string[]): Executable {
  const folder = join(modules, alias);
  const { version, bin } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
  // Deno's own entry is a script that starts this file.
  const file = bin.node ?? bin.bun ?? (process.platform === "win32" ? "deno.exe" : "deno");
  return { name: title(version), file: join(folder, file), args };
}

const node = (version: string) => `Node v${version}`;

/** Every runtime that has a command line. */
export const executables: Executable[] = [
  find(installed, "node-20", node),
  find(installed, "node-22", node),
  find(current, "node", node),
  find(installed, "node-26", node),
  find(installed, "bun", (version) => `Bun ${version}`, "--no-install"),
  find(
    installed,
    "deno",
    (version) => `Deno ${version}`,
    "run",
    "--no-prompt",
    "--no-remote",
    "--allow-net=127.0.0.1",
    "--allow-read=.",
  ),
];

/** What a program printed, and how it ended. */
export interface Ended {
  stdout: string;
  stderr: string;
  code: number;
}

/** Runs a program of a project. */
export function run({ file, args }: Executable, program: string[], folder: string): Promise<Ended> {
  const options = {
    cwd: folder,
    timeout: 100_000,
    maxBuffer: 2 ** 28,
    // Nothing of this process's own: Bun and Deno use a proxy, Node uses the options that vitest sets.
    env: {
      SystemRoot: process.env.SystemRoot,
      NO_COLOR: "1",
      DENO_DIR: join(folder, ".deno"),
      DENO_NO_UPDATE_CHECK: "1",
    },
  };
  return new Promise((resolve) => {
    execFile(file, [...args, ...program], options, (failure, stdout, stderr) =>
      resolve({ stdout, stderr, code: Number(failure?.code ?? (failure ? Number.NaN : 0)) }),
    );
  });
}
