import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";

it("pnpm registry:serve says how it is used, and leaves nothing behind when it is stopped", async () => {
  const child = spawn(process.execPath, [join(import.meta.dirname, "../registry/cli.ts")]);
  let printed = "";
  child.stdout.on("data", (chunk) => (printed += chunk));
  await expect.poll(() => printed).toContain("npm_config_userconfig=");
  const { npm_config_registry: url = "", NPM_CONFIG_USERCONFIG: file = "" } = Object.fromEntries(
    Array.from(printed.matchAll(/^export (.+)=(.+)$/gm), ([, name, value]) => [name, value]),
  );
  expect((await fetch(`${url}-/ping`, { headers: { connection: "close" } })).status).toBe(200);
  expect(existsSync(file)).toBe(true);

  child.kill("SIGINT");
  expect(await once(child, "exit")).toEqual([0, null]);
  expect(existsSync(file)).toBe(false);
});
