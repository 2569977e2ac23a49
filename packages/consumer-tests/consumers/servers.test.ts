import { combination } from "@conomyhq/vitest-config/combination";
import { afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { expectUpdated } from "./expect-updated.ts";
import { type GuardedSandbox, startGuardedSandbox } from "./gate.ts";
import { managers } from "./managers.ts";
import { run, type Serving, serve } from "./program.ts";

describe.each(
  managers.flatMap((manager) => [
    { manager, framework: "Express", project: "express", program: "server.js" },
    { manager, framework: "NestJS", project: "nestjs", program: "dist/main.js" },
  ]),
)("a server of $framework, installed by $manager", ({ manager, framework, project, program }) => {
  combination(framework, manager);
  let sandbox: GuardedSandbox;
  let server: Serving;
  if (framework === "NestJS") {
    beforeAll(async () => {
      expect(await run(`${manager}/nestjs`, {}, "tsc")).toEqual({ code: 0, output: "" });
    });
  }
  beforeEach(async () => {
    sandbox = await startGuardedSandbox();
    server = await serve(`${manager}/${project}`, sandbox.env, "node", program);
  });
  afterEach(async () => {
    await server.stop();
    await sandbox.close();
  });

  const update = (id: string | undefined, changes: object) =>
    fetch(`${server.url}/customers/${id}`, {
      method: "PATCH",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(changes),
    });

  it("updates a customer, authenticated", async () => {
    const email = `${project}@example.com`;
    const response = await update(sandbox.env.CUSTOMER_ID, { email });
    expect(response.status).toBe(200);
    expect(await response.json()).toMatchObject({ id: sandbox.env.CUSTOMER_ID, email });
    expectUpdated(sandbox, `${project}/1.0`, email);
  });

  it("passes Conomy's error on", async () => {
    const response = await update("absent", { email: "absent@example.com" });
    expect(response.status).toBe(404);
    expect(await response.json()).toEqual({ code: "31", traceId: expect.any(String) });
  });
});
