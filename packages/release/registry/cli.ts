import { execFileSync } from "node:child_process";
import { runCommand } from "@conomyhq/command";
import { firstSignal } from "@conomyhq/command/npx";
import { startRegistry } from "./registry.ts";

const usage = `Usage: pnpm registry:serve

Serves an empty registry on a free port of this machine, to rehearse a release, and prints what to set so that npm, pnpm and
yarn use it. What it does not have it gets from the registry of npm's settings. What was published to it goes when it stops.

  -h, --help  this text
`;

await runCommand({ usage }, async () => {
  const uplink = execFileSync("npm", ["config", "get", "registry"], { encoding: "utf8" }).trim();
  // Before anything is printed: whoever reads that it listens may stop it at once.
  const stopped = firstSignal();
  const registry = await startRegistry(uplink);
  const settings = Object.entries(registry.env).map(([name, value]) => `export ${name}=${value}\n`);
  console.log(
    `The registry listens on ${registry.url}; Ctrl+C stops it. It is used where this is set:\n\n${settings.join("")}`,
  );
  await stopped;
  await registry.stop();
});
