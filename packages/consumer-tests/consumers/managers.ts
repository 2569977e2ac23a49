import { execFile } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";

/** The package managers that the projects are installed with. */
export const managers = ["pnpm", "npm", "yarn-1", "yarn-4"] as const;

/** One of them. */
export type Manager = (typeof managers)[number];

/** What it took to install the projects. */
export interface Installed {
  kilobytes: number;
  /** In milliseconds. */
  duration: number;
}

/** The script that starts a package manager of `projects/managers`. */
export function scriptOf(manager: Exclude<Manager, "pnpm">, installed: string): string {
  const scripts = { npm: "npm/bin/npm-cli.js", "yarn-1": "yarn-1/bin/yarn.js", "yarn-4": "yarn-4/bin/yarn.js" };
  return join(installed, "managers/node_modules", scripts[manager]);
}

/**
 * Tells a package manager where our packages are. Everything else comes from where this machine has it from: a registry that
 * passes on every question would make the installation slower, and show no more.
 */
export async function configure(manager: Manager, folder: string, registry: string): Promise<void> {
  // Neither yarn asks npm's settings of this machine by itself.
  const machine = (await promisify(execFile)("npm", ["config", "get", "registry"])).stdout.trim();
  const settings = {
    nodeLinker: "pnp",
    npmRegistryServer: machine,
    npmScopes: { conomyhq: { npmRegistryServer: registry } },
    unsafeHttpWhitelist: ["127.0.0.1"],
    // Published a moment before.
    npmPreapprovedPackages: ["@conomyhq/*"],
    // In the project: what the machine keeps of our packages is of an earlier registry.
    enableGlobalCache: false,
    globalFolder: join(folder, ".yarn/global"),
    enableImmutableInstalls: false,
    enableScripts: false,
    enableTelemetry: false,
    compressionLevel: 0,
    httpRetry: 10,
  };
  if (manager === "yarn-4") writeFileSync(join(folder, ".yarnrc.yml"), JSON.stringify(settings));
  else writeFileSync(join(folder, ".npmrc"), `registry=${machine}\n@conomyhq:registry=${registry}\n`);
}

/** Installs what the manifests of a folder name. */
export async function install(manager: Manager, folder: string, installed: string): Promise<void> {
  const run = (command: string, ...args: string[]) => promisify(execFile)(command, args, { cwd: folder });
  if (manager === "pnpm") {
    // The lockfile has every version but ours.
    await run("pnpm", "install", "--no-frozen-lockfile", "--reporter=append-only");
  } else {
    const args = {
      npm: ["install", "--prefer-offline", "--ignore-scripts", "--no-audit", "--no-fund"],
      "yarn-1": ["install", "--ignore-scripts", "--non-interactive"],
      "yarn-4": ["install"],
    };
    await run(process.execPath, scriptOf(manager, installed), ...args[manager]);
  }
}
