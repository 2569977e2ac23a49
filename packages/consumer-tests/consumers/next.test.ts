import { cpSync, globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { combination } from "@conomyhq/vitest-config/combination";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { expectUpdated, trafficOf } from "./expect-updated.ts";
import { type GuardedSandbox, startGuardedSandbox } from "./gate.ts";
import { folderOf, run, type Serving, serve } from "./program.ts";
import { isOnDisk } from "./traces.ts";

const segments = { paths: ["edge", "forced", "page-kept", "route-kept"], kept: ["forced", "page", "route"] };
const components = { paths: ["late", "suspended"], kept: [] };

describe.each([
  { project: "next-14", ...segments },
  { project: "next-15", ...segments },
  { project: "next-16", ...segments },
  { project: "next-cache-components", ...components },
])("$project", ({ project, paths, kept }) => {
  combination(project, "pnpm");
  const folder = folderOf(project);
  let sandbox: GuardedSandbox;
  let env: NodeJS.ProcessEnv;
  let built: { output: string; traffic: string[] };
  let server: Serving | undefined;

  async function restart(): Promise<void> {
    await server?.stop();
    server = await serve(project, env, "next", "start", "--port", "0", "--hostname", "127.0.0.1");
  }
  async function visit(path: string) {
    const response = await fetch(`${server?.url}/${path}`);
    return { status: response.status, text: await response.text() };
  }
  const patch = (status = 200) => `PATCH /customers/${sandbox.env.CUSTOMER_ID} ${status}`;

  beforeAll(async () => {
    const shared = project === "next-cache-components" ? ["conomy.js", "app/layout.js"] : ["."];
    for (const path of shared) cpSync(join(folderOf("next"), path), join(folder, path), { recursive: true });
    sandbox = await startGuardedSandbox();
    env = { ...sandbox.env, NEXT_TELEMETRY_DISABLED: "1" };
    const { code, output } = await run(project, env, "next", "build");
    expect(code, output).toBe(0);
    built = { output, traffic: trafficOf(sandbox) };
    await restart();
  });
  afterAll(async () => {
    await server?.stop();
    await sandbox.close();
  });
  beforeEach(() => sandbox.reset());

  it("sends no request while it builds, and leaves each page and route to the time of a request", () => {
    expect(built.traffic).toEqual([]);
    expect([...built.output.matchAll(/[ƒ◐] \/([\w-]+)/g)].map(([, path]) => path)).toEqual(paths);
  });

  describe.each(paths)("/%s", (path) => {
    const email = `${path.replace("-kept", "")}@example.com`;
    const shown = { status: 200, text: expect.stringContaining(email) };

    it("updates the customer, authenticated", async () => {
      await restart();
      expect(await visit(path)).toEqual(shown);
      expectUpdated(sandbox, "next/1.0", email);
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
    for (const path of paths) await visit(path);
    const entries = globSync(".next/cache/fetch-cache/*", { cwd: folder }).map((file) =>
      JSON.parse(readFileSync(join(folder, file), "utf8")),
    );
    expect(entries.map(({ data }) => data.url).sort()).toEqual(
      kept.map((name) => `${sandbox.url}/__sandbox/health?${name}`),
    );
    // What shows that the search would find a token: Next keeps bodies in Base64.
    expect(isOnDisk(join(folder, ".next"), '{"status":"ok"}')).toBe(kept.length > 0);
    expect(sandbox.tokens.size).toBeGreaterThan(3);
    const [street] = sandbox.customers.list().flatMap(({ address }) => address?.street ?? []);
    expect([...sandbox.tokens, street ?? ""].filter((text) => isOnDisk(join(folder, ".next"), text))).toEqual([]);
  });
});
