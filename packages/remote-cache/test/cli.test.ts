import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { expect, it } from "vitest";

function start(env: NodeJS.ProcessEnv, ...args: string[]) {
  return spawn(process.execPath, [join(import.meta.dirname, "../cli.ts"), ...args], {
    env: { PATH: process.env.PATH, HOME: process.env.HOME, ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
}

/** Starts the command, and stops it once it has said what to set. */
async function saidBy(env: NodeJS.ProcessEnv) {
  const dir = mkdtempSync(join(tmpdir(), "conomy-artifacts-"));
  const child = start(env, "--port", "0", "--dir", dir);
  let stdout = "";
  for await (const chunk of child.stdout) {
    stdout += chunk;
    if (stdout.includes("TURBO_API")) child.kill("SIGTERM");
  }
  return { stdout, code: child.exitCode ?? (await once(child, "exit"))[0] };
}

it("prints what to set, makes new secrets each time, and stops with 0", async () => {
  const runs = [await saidBy({}), await saidBy({})];
  const secrets = runs.flatMap(({ stdout }) =>
    [...stdout.matchAll(/export (\w+)=(\w{64})$/gm)].map((match) => match[2]),
  );
  expect(new Set(secrets).size).toBe(4);
  for (const { stdout, code } of runs) {
    expect(code).toBe(0);
    expect(stdout).toMatch(
      /^export TURBO_API=http:\/\/127\.0\.0\.1:\d+\nexport TURBO_TEAM=conomy\nexport TURBO_TOKEN=/m,
    );
  }
});

it("prints no secret that it was given", async () => {
  const { stdout } = await saidBy({ TURBO_TOKEN: "given", TURBO_REMOTE_CACHE_SIGNATURE_KEY: "given" });
  expect(stdout).not.toMatch(/given|TURBO_TOKEN|SIGNATURE/);
});

it.each([
  [["--dir", "a", "--bucket", "b"], "--dir and --bucket exclude each other. See --help.\n"],
  [["--bucket="], "--dir and --bucket need a name. See --help.\n"],
  [["--port", "x"], "--port x must be a whole number from 0 to 65535. See --help.\n"],
])("refuses %j before it starts anything", async (args, message) => {
  const child = start({}, ...args);
  const [stderr, [code]] = await Promise.all([text(child.stderr), once(child, "close")]);
  expect({ stderr, code }).toEqual({ stderr: message, code: 2 });
});
