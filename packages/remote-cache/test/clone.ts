import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { globSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { performance } from "node:perf_hooks";

const root = join(import.meta.dirname, "../../..");

/** A fresh clone of what is committed here, with its packages installed. */
export interface Clone {
  folder: string;
  /** Runs a script of the root. The settings are turbo's, and replace those of this process. */
  run(settings: NodeJS.ProcessEnv, script: string, ...args: string[]): Promise<Run>;
  /** What tasks wrote, file by file. */
  outputs(): Map<string, Buffer>;
  /** Forgets what this clone built, and turbo's cache in it. */
  clean(): void;
}

export interface Run {
  code: number | null;
  output: string;
  seconds: number;
}

export function createClone(): Clone {
  const folder = mkdtempSync(join(tmpdir(), "conomy-clone-"));
  execFileSync("git", ["clone", "--quiet", "--no-tags", root, folder]);
  execFileSync("pnpm", ["install", "--frozen-lockfile", "--prefer-offline", "--reporter=silent"], { cwd: folder });
  return {
    folder,
    async run(settings, script, ...args) {
      const from = performance.now();
      const child = spawn("pnpm", ["run", script, ...args], {
        cwd: folder,
        env: { ...withoutTurbo(), ...settings, NO_COLOR: "1" },
        stdio: ["ignore", "pipe", "pipe"],
      });
      let output = "";
      for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk) => (output += chunk));
      const [code] = await once(child, "close");
      return { code, output, seconds: (performance.now() - from) / 1000 };
    },
    outputs: () => new Map(written(folder).map((path) => [path, readFileSync(join(folder, path))])),
    clean() {
      for (const path of written(folder)) rmSync(join(folder, path));
      rmSync(join(folder, ".turbo"), { recursive: true, force: true });
    },
  };
}

function written(folder: string): string[] {
  const paths = globSync("packages/*/{dist,reports}/**", { cwd: folder, withFileTypes: true });
  return paths
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1));
}

/** What a developer or CI set for their own cache is none of the clones' business. */
function withoutTurbo(): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith("TURBO_")));
}
