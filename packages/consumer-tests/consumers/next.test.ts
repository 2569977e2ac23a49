import { cpSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { expectUpdated, trafficOf } from "./expect-updated.ts";
import { type GuardedSandbox, startGuardedSandbox } from "./gate.ts";
import { type Ended, folderOf, run, type Serving, serve } from "./program.ts";
import { isOnDisk } from "./traces.ts";

describe.each(["next-14", "next-15", "next-16"])("%s", (project) => {
  const folder = folderOf(project);
  let sandbox: GuardedSandbox;
  let env: NodeJS.ProcessEnv;
  let built: Ended & { traffic: string[] };
  let server: Serving;
  const start = () => serve(project, env, "next", "start", "--port", "0", "--hostname", "127.0.0.1");

  beforeAll(async () => {
    cpSync(folderOf("next"), folder, { recursive: true });
    sandbox = await startGuardedSandbox();
    env = { ...sandbox.env, NEXT_TELEMETRY_DISABLED: "1" };
    const ended = await run(project, env, "next", "build");
    built = { ...ended, traffic: trafficOf(sandbox) };
    server = await start();
  });
  afterAll(async () => {
    await server?.stop();
    await sandbox.close();
  });
  beforeEach(() => sandbox.reset());

  const visit = async (path: string) => {
    const response = await fetch(`${server.url}/${path}`);
    return { status: response.status, text: await response.text() };
  };
  const patch = (status = 200) => `PATCH /customers/${sandbox.env.CUSTOMER_ID} ${status}`;

  it("builds, and calls Conomy not before it serves", () => {
    expect(built).toMatchObject({ code: 0, traffic: [] });
    expect([...built.output.matchAll(/ƒ \/([\w-]+)/g)].map(([, path]) => path)).toEqual([
      "edge",
      "page-kept",
      "route-kept",
    ]);
  });

  describe.each(["page-kept", "route-kept", "edge"])("/%s", (path) => {
    const [name] = path.split("-");
    const shown = { status: 200, text: expect.stringContaining(`${name}@example.com`) };

    it("updates the customer, authenticated", async () => {
      await server.stop();
      server = await start();
      expect(await visit(path)).toEqual(shown);
      expectUpdated(sandbox, "next/1.0", `${name}@example.com`);
    });

    it("does so at every request, with the token that it has", async () => {
      await visit(path);
      sandbox.reset();
      expect(await visit(path)).toEqual(shown);
      expect(await visit(path)).toEqual(shown);
      expect(trafficOf(sandbox)).toEqual([patch(), patch()]);
    });

    it("gets another token when one is refused", async () => {
      await visit(path);
      sandbox.reset();
      const before = sandbox.tokens.size;
      sandbox.faults.next("expireToken");
      expect(await visit(path)).toEqual(shown);
      expect(trafficOf(sandbox)).toEqual([patch(401), "POST /auth 200", patch()]);
      expect(sandbox.tokens.size).toBe(before + 1);
    });
  });

  it("keeps what Next's own fetch brings, but no token and no response of the client's", async () => {
    for (const path of ["page-kept", "route-kept", "edge"]) await visit(path);
    const kept = readdirSync(join(folder, ".next/cache/fetch-cache")).map((file) =>
      JSON.parse(readFileSync(join(folder, ".next/cache/fetch-cache", file), "utf8")),
    );
    expect(kept.map(({ data }) => data.url).sort()).toEqual(
      ["page", "route"].map((name) => `${sandbox.url}/__sandbox/health?${name}`),
    );
    expect(sandbox.tokens.size).toBeGreaterThan(3);
    expect([...sandbox.tokens].filter((token) => isOnDisk(join(folder, ".next"), token))).toEqual([]);
  });
});
