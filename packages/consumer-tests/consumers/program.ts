import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { inject } from "vitest";
import { scriptOf } from "./managers.ts";

/** A project's program that has ended. */
export interface Ended {
  code: number | null;
  /** What it printed, to standard output and to standard error. */
  output: string;
}

/** A project's program that serves. */
export interface Serving {
  url: string;
  /** What it has printed so far. */
  output(): string;
  stop(): Promise<void>;
}

/** The folder of a project as a package manager installed it, such as `npm/jest`. Without a package manager it is pnpm's. */
export const folderOf = (project: string): string =>
  join(inject("projects"), project.includes("/") ? project : `pnpm/${project}`);

/** Runs a program that a project has installed, such as `jest`, or `node` itself, and waits for its end. */
export async function run(project: string, env: NodeJS.ProcessEnv, command: string, ...args: string[]): Promise<Ended> {
  const { child, output } = start(project, env, command, args);
  const [code] = await once(child, "close");
  return { code, output: output() };
}

/** Starts a program that a project has installed, and waits until it prints where it serves. */
export async function serve(
  project: string,
  env: NodeJS.ProcessEnv,
  command: string,
  ...args: string[]
): Promise<Serving> {
  const { child, output } = start(project, env, command, args);
  const closed = once(child, "close");
  const { promise, resolve, reject } = Promise.withResolvers<string>();
  const look = () => {
    const [url] = /http:\/\/(localhost|127\.0\.0\.1):\d+/.exec(output()) ?? [];
    if (url) resolve(url.replace("localhost", "127.0.0.1"));
  };
  child.stdout?.on("data", look);
  closed.then(() => reject(new Error(`${command} of ${project} ended:\n${output()}`)), reject);
  const url = await promise;
  return {
    url,
    output,
    async stop() {
      child.kill();
      await closed;
    },
  };
}

function start(project: string, env: NodeJS.ProcessEnv, command: string, args: string[]) {
  const cwd = folderOf(project);
  const root = join(cwd, "..");
  const { PATH, HOME, SystemRoot } = process.env;
  const bins = [cwd, root].map((folder) => join(folder, "node_modules/.bin"));
  // Nothing else of this process: tools behave otherwise under vitest, and a proxy of the machine's would be asked.
  const own = { PATH: `${bins.join(":")}:${PATH}`, HOME, SystemRoot, NO_COLOR: "1", ...env };
  const [file, before, settings] = project.startsWith("yarn-4/") ? withoutModules(root, command) : [command, [], {}];
  const child: ChildProcess = spawn(file, [...before, ...args], {
    cwd,
    stdio: ["ignore", "pipe", "pipe"],
    env: { ...own, ...settings },
  });
  let printed = "";
  for (const stream of [child.stdout, child.stderr]) stream?.on("data", (chunk) => (printed += chunk));
  return { child, output: () => printed };
}

/** How a command starts where nothing is in `node_modules`: what `yarn node` does, or by yarn. */
function withoutModules(root: string, command: string): [file: string, before: string[], settings: NodeJS.ProcessEnv] {
  if (command !== "node") return [process.execPath, [scriptOf("yarn-4", folderOf("pnpm/")), "run", command], {}];
  const loader = pathToFileURL(join(root, ".pnp.loader.mjs")).href;
  const NODE_OPTIONS = `--require ${join(root, ".pnp.cjs")} --experimental-loader ${loader} --no-warnings`;
  return [command, [], { NODE_OPTIONS }];
}
