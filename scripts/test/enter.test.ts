import { once } from "node:events";
import { renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, describe, expect, it, onTestFinished } from "vitest";
import { createCheckout } from "./checkout.ts";

const checkout = createCheckout();
afterAll(() => checkout.remove());

/** Puts a file or folder of the checkout aside until the test has ended, and a text in its place. */
function replace(path: string, text?: string) {
  const [file, aside] = [join(checkout.folder, path), join(checkout.folder, `${path}.aside`)];
  renameSync(file, aside);
  if (text !== undefined) writeFileSync(file, text);
  onTestFinished(() => {
    rmSync(file, { force: true });
    renameSync(aside, file);
  });
}

const enter = (...command: string[]) => checkout.run("node", "scripts/enter.mjs", ...command);

describe("the door of the root scripts", () => {
  it("runs the command, passes its arguments on and returns its exit code", async () => {
    const { code, stdout } = await enter(
      "node",
      "-e",
      "console.log(process.argv[1]); process.exitCode = 7",
      "--",
      "--flag",
    );
    expect(stdout).toBe("--flag\n");
    expect(code).toBe(7);
  });

  it("tells every tool not to phone home", async () => {
    const { stdout } = await enter(
      "node",
      "-p",
      "[process.env.REDOCLY_TELEMETRY, process.env.TURBO_TELEMETRY_DISABLED]",
    );
    expect(stdout).toBe("[ 'off', '1' ]\n");
  });

  it.each(["SIGTERM", "SIGKILL"] as const)("ends what it runs when the npx that started it gets %s", async (signal) => {
    const waits = `console.log(1); setInterval(() => {}, 1000)`;
    const script = `node scripts/enter.mjs node -e '${waits}'; true`;
    const npx = checkout.start("npx", "--no", "-c", `sh -c "${script}; true"; true`);
    await once(npx.stdout, "data");
    // Its end is the one of the last process that can write to it.
    const end = once(npx.stdout.resume(), "close");
    npx.kill(signal);
    await end;
  });

  it("refuses where nothing is installed", async () => {
    replace("node_modules");
    const { code, stderr } = await enter("node", "--version");
    expect(stderr).toBe(
      "The packages of pnpm-lock.yaml are not all installed. " +
        "Run `npx -y pnpm@12.21.0 install` and read what it reports.\n",
    );
    expect(code).toBe(1);
  });

  it("refuses where the lockfile is newer than what is installed", async () => {
    replace("pnpm-lock.yaml", "# newer\n");
    const { code, stderr } = await enter("node", "--version");
    expect(stderr).toContain("are not all installed");
    expect(code).toBe(1);
  });

  it("refuses a Node other than the lockfile's, and says which is meant", async () => {
    replace(".nvmrc", "18.0.0\n");
    const { code, stderr } = await enter("node", "--version");
    expect(stderr).toContain(`This is Node ${process.versions.node}, but the lockfile's Node 18.0.0 should run here.`);
    expect(code).toBe(1);
  });

  it("reads .env where there is one", async () => {
    const file = join(checkout.folder, ".env");
    writeFileSync(file, "CONOMY_CLIENT_ID=from-file\n");
    onTestFinished(() => rmSync(file));
    const { stdout } = await enter("node", "-p", "process.env.CONOMY_CLIENT_ID");
    expect(stdout).toBe("from-file\n");
  });
});
