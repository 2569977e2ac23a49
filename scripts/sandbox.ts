import { spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { runCommand } from "@conomyhq/command";
import { turbo } from "./lib/turbo.ts";

/** Builds the sandbox and hands over to its own command, arguments and all. */
await runCommand({ usage: "", args: [] }, async () => {
  await turbo("build", "--filter=@conomyhq/sandbox");
  const command = fileURLToPath(new URL("../packages/sandbox/dist/cli.js", import.meta.url));
  const child = spawn("node", [command, ...process.argv.slice(2)], { stdio: "inherit" });
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => child.kill(signal));
  const [code] = await once(child, "exit");
  return code ?? 1;
});
