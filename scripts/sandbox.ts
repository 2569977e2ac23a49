import { runCommand } from "@conomyhq/command";
import { turbo } from "./lib/turbo.ts";

/** Builds the sandbox and becomes its command, arguments and all. */
await runCommand({ usage: "", args: [] }, async () => {
  await turbo("build", "--filter=@conomyhq/sandbox");
  await import(import.meta.resolve("../packages/sandbox/dist/cli.js"));
});
