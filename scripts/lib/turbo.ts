import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";
import { fail } from "@conomyhq/command";

/** Runs tasks of the workspace and shows their output only if one fails. */
export async function turbo(...tasks: string[]): Promise<void> {
  const child = spawn("turbo", ["run", ...tasks, "--output-logs=errors-only"], {
    cwd: fileURLToPath(new URL("../..", import.meta.url)),
    stdio: ["ignore", "pipe", "pipe"],
  });
  const stop = (signal: NodeJS.Signals) => child.kill(signal);
  process.on("SIGINT", stop).on("SIGTERM", stop);

  let output = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk) => (output += chunk));
  const { promise, resolve, reject } = Promise.withResolvers<number | null>();
  child.on("error", reject).on("close", resolve);
  const code = await promise;

  process.off("SIGINT", stop).off("SIGTERM", stop);
  if (code !== 0) fail(`${output.trim()}\n\n\`turbo run ${tasks.join(" ")}\` failed; the reason stands above.`);
}
