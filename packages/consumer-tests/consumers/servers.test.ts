import { afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { expectUpdated } from "./expect-updated.ts";
import { type GuardedSandbox, startGuardedSandbox } from "./gate.ts";
import { run, type Serving, serve } from "./program.ts";

beforeAll(async () => {
  expect(await run("nestjs", {}, "tsc")).toEqual({ code: 0, output: "" });
});

describe.each([
  ["express", "server.js"],
  ["nestjs", "dist/main.js"],
])("a server of %s", (project, program) => {
  let sandbox: GuardedSandbox;
  let server: Serving;
  beforeEach(async () => {
    sandbox = await startGuardedSandbox();
    server = await serve(project, sandbox.env, "node", program);
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
