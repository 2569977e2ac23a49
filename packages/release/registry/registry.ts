import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { installOnDemand } from "@conomyhq/vitest-config/install";

/** A registry on a free port of this machine, which asks no other for what it does not have. */
export interface LocalRegistry {
  url: string;
  /** Settings that let npm, pnpm and yarn use it alone, and publish to it. */
  env: Record<string, string>;
  stop(): Promise<void>;
}

/** @param uplink - Another registry, for packages that are not ours. Default: none. */
export async function startRegistry(uplink?: string): Promise<LocalRegistry> {
  installOnDemand(import.meta.dirname);
  const folder = mkdtempSync(join(tmpdir(), "conomy-registry-"));
  const port = await freePort();
  const url = `http://127.0.0.1:${port}/`;
  const config = join(folder, "config.yaml");
  writeFileSync(
    config,
    JSON.stringify({
      storage: join(folder, "storage"),
      uplinks: uplink === undefined ? {} : { npm: { url: uplink, maxage: "60m" } },
      packages: {
        "@conomyhq/*": { access: "$all", publish: "$all" },
        "**": { access: "$all", publish: "$all", ...(uplink !== undefined && { proxy: "npm" }) },
      },
      log: { type: "stdout", level: "error" },
      max_body_size: "50mb",
    }),
  );
  const bin = join(import.meta.dirname, "node_modules/verdaccio/bin/verdaccio");
  const child = spawn(process.execPath, [bin, "--config", config, "--listen", `127.0.0.1:${port}`], {
    stdio: ["ignore", "inherit", "inherit"],
    // Verdaccio warns of root, under which containers run, and of settings that are right here.
    env: { ...process.env, NODE_NO_WARNINGS: "1" },
  });
  const ended = once(child, "exit");
  while (!(await fetch(`${url}-/ping`, { headers: { connection: "close" } }).catch(() => undefined))?.ok) {
    if (child.exitCode !== null) throw new Error(`The registry ended with ${child.exitCode}.`);
    await setTimeout(100);
  }
  const rc = join(folder, "npmrc");
  writeFileSync(rc, `registry=${url}\n//127.0.0.1:${port}/:_authToken=anybody\n`);
  return {
    url,
    env: { npm_config_registry: url, NPM_CONFIG_USERCONFIG: rc, npm_config_userconfig: rc },
    async stop() {
      child.kill();
      await ended;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as { port: number };
  server.close();
  await once(server, "close");
  return port;
}
