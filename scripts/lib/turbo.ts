import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";
import { fail } from "@conomyhq/command";

/** Runs tasks of the workspace and shows their output only if one fails. */
export async function turbo(...tasks: string[]): Promise<void> {
  const { code, stdout, stderr } = await turboRun([...tasks, "--output-logs=errors-only"], "pipe");
  if (code !== 0) {
    fail(`${`${stdout}${stderr}`.trim()}\n\n\`turbo run ${tasks.join(" ")}\` failed; the reason stands above.`);
  }
}

/**
 * Runs `turbo run`, and stops it when this process is asked to stop.
 *
 * @param output - `pipe` collects it, `inherit` shows it as it comes.
 */
export async function turboRun(
  args: string[],
  output: "inherit" | "pipe",
): Promise<{ code: number; stdout: string; stderr: string }> {
  const child = spawn("turbo", ["run", ...args], {
    cwd: fileURLToPath(new URL("../..", import.meta.url)),
    stdio: [output === "pipe" ? "ignore" : output, output, output],
  });
  const stop = (signal: NodeJS.Signals) => child.kill(signal);
  process.on("SIGINT", stop).on("SIGTERM", stop);

  const collected = { stdout: "", stderr: "" };
  child.stdout?.on("data", (chunk) => (collected.stdout += chunk));
  child.stderr?.on("data", (chunk) => (collected.stderr += chunk));
  const { promise, resolve, reject } = Promise.withResolvers<number | null>();
  child.on("error", reject).on("close", resolve);
  const code = await promise;

  process.off("SIGINT", stop).off("SIGTERM", stop);
  return { code: code ?? 1, ...collected };
}
