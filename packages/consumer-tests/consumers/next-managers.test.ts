import { cpSync } from "node:fs";
import { join } from "node:path";
import { combination } from "@conomyhq/vitest-config/combination";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { expectUpdated } from "./expect-updated.ts";
import { type GuardedSandbox, startGuardedSandbox } from "./gate.ts";
import { managers } from "./managers.ts";
import { folderOf, run, type Serving, serve } from "./program.ts";

const source = join(import.meta.dirname, "../projects/next");

// `next.test.ts` tries all versions of Next, installed by pnpm.
describe.each(managers.filter((manager) => manager !== "pnpm"))("Next, installed by %s", (manager) => {
  combination("next-15", manager);
  const project = `${manager}/next-15`;
  let sandbox: GuardedSandbox;
  let server: Serving | undefined;
  beforeAll(async () => {
    cpSync(source, folderOf(project), { recursive: true });
    sandbox = await startGuardedSandbox();
    const env = { ...sandbox.env, NEXT_TELEMETRY_DISABLED: "1" };
    const { code, output } = await run(project, env, "next", "build");
    expect(code, output).toBe(0);
    server = await serve(project, env, "next", "start", "--port", "0", "--hostname", "127.0.0.1");
  });
  afterAll(async () => {
    await server?.stop();
    await sandbox.close();
  });

  it("a page updates a customer when it is requested", async () => {
    const response = await fetch(`${server?.url}/forced`);
    expect(response.status).toBe(200);
    expect(await response.text()).toContain("forced@example.com");
    expectUpdated(sandbox, "next/1.0", "forced@example.com");
  });
});
