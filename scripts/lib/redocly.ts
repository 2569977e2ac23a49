import { spawn } from "node:child_process";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { fail } from "@conomyhq/command";

/**
 * Runs a command of Redocly's CLI for the report that it writes, which is read and deleted. What the command prints is
 * kept back: there could be a token in it, or a customer's data.
 *
 * @param args - Gets the report's path.
 * @returns the report.
 */
export async function redocly(args: (report: string) => string[], env: NodeJS.ProcessEnv = {}): Promise<unknown> {
  const folder = await mkdtemp(join(tmpdir(), "conomy-"));
  try {
    const report = join(folder, "report.json");
    const child = spawn("redocly", args(report), {
      cwd: fileURLToPath(new URL("../..", import.meta.url)),
      env: { ...process.env, ...env },
      stdio: "ignore",
    });
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    child.on("error", reject).on("close", () => resolve());
    await promise;
    const text = await readFile(report, "utf8").catch(() => fail(`\`redocly ${args("FILE")[0]}\` made no report.`));
    return JSON.parse(text);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
