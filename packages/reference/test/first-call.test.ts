import { execFile } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { startSandbox } from "@conomyhq/sandbox";
import { afterEach, expect, it, onTestFinished, vi } from "vitest";

afterEach(() => {
  vi.unstubAllGlobals();
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
});

it("runs the first call of the page against the sandbox", async () => {
  const sandbox = await startSandbox({ port: false });
  const { apiKey, credentials } = sandbox.clientOptions;
  vi.stubGlobal("fetch", sandbox.fetch);
  vi.stubEnv("CONOMY_API_KEY", apiKey);
  vi.stubEnv("CONOMY_CLIENT_ID", credentials.clientId);
  vi.stubEnv("CONOMY_CLIENT_SECRET", credentials.clientSecret);
  const log = vi.spyOn(console, "log").mockImplementation(() => {});

  await import("../pages/first-call.ts");
  expect(log.mock.calls).toEqual([["Ana", "ana@example.com"]]);
  expect(sandbox.customers.get("69e25243baa9fd9b463d6bac")).toMatchObject({ email: "ana@example.com" });
  await sandbox.close();
});

it("runs in a new npm project as the page says, with the local sandbox in place of the environment", async () => {
  const page = readFileSync(join(import.meta.dirname, "../dist/conomy.md"), "utf8");
  const textIn = (pattern: RegExp) => pattern.exec(page)?.[1] ?? "";
  const folder = mkdtempSync(join(tmpdir(), "conomy-first-call-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  symlinkSync(join(import.meta.dirname, "../node_modules"), join(folder, "node_modules"));
  // What `npm init -y` writes.
  writeFileSync(join(folder, "package.json"), '{ "type": "commonjs" }');
  const { url, clientOptions, close } = await startSandbox();
  onTestFinished(close);
  const program = textIn(/```ts\n(.*?)```/s).replace('environment: "sandbox"', `baseUrl: "${url}"`);
  writeFileSync(join(folder, textIn(/Save it as `(.*?)`/)), program);
  const [command = "", ...args] = textIn(/run it with `(.*?)`/).split(" ");
  const { stdout } = await promisify(execFile)(command, args, {
    cwd: folder,
    env: {
      PATH: process.env.PATH,
      CONOMY_API_KEY: clientOptions.apiKey,
      CONOMY_CLIENT_ID: clientOptions.credentials.clientId,
      CONOMY_CLIENT_SECRET: clientOptions.credentials.clientSecret,
    },
  });
  expect(stdout).toBe("Ana ana@example.com\n");
});
