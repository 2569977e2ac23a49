import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";
import { vi } from "vitest";
import { contractDiff } from "../src/command.ts";

const cli = fileURLToPath(new URL("../src/cli.ts", import.meta.url));

/** What a command wrote, and how it ended. */
export interface Result {
  code: number | string | null | undefined;
  stdout: string;
  stderr: string;
}

/** The command of whoever has no colours, and is no workflow on GitHub. */
const environment = { GITHUB_BASE_REF: "", NO_COLOR: "1" };

/** Runs the contract diff in this process, which has loaded all that it needs, and whose engine is warm. */
export async function callCommand(cwd: string, args: string[], env: Record<string, string> = {}): Promise<Result> {
  const { exitCode } = process;
  const before = process.cwd();
  const written = { stdout: "", stderr: "" };
  for (const name of ["stdout", "stderr"] as const) {
    vi.spyOn(process[name], "write").mockImplementation((text) => {
      written[name] += text;
      return true;
    });
  }
  vi.spyOn(console, "error").mockImplementation((text) => {
    written.stderr += `${text}\n`;
  });
  for (const [name, value] of Object.entries({ ...environment, ...env })) vi.stubEnv(name, value);
  try {
    process.chdir(cwd);
    await contractDiff(args);
    return { code: process.exitCode, ...written };
  } finally {
    process.exitCode = exitCode;
    process.chdir(before);
    vi.restoreAllMocks();
    vi.unstubAllEnvs();
  }
}

/** Runs the contract diff as people do, in a process of its own. */
export function startCommand(
  cwd: string,
  args: string[],
  stdin = "",
  env: Record<string, string> = {},
): Promise<Result> {
  const { promise, resolve, reject } = Promise.withResolvers<Result>();
  const child = spawn(process.execPath, [cli, ...args], { cwd, env: { ...process.env, ...environment, ...env } });
  const output = { stdout: "", stderr: "" };
  child.stdout.on("data", (chunk) => (output.stdout += chunk));
  child.stderr.on("data", (chunk) => (output.stderr += chunk));
  child.on("error", reject).on("close", (code) => resolve({ code, ...output }));
  child.stdin.on("error", () => {}).end(stdin);
  return promise;
}
