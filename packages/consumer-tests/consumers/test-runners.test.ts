import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { expectUpdated, trafficOf } from "./expect-updated.ts";
import { type GuardedSandbox, startGuardedSandbox } from "./gate.ts";
import { run } from "./program.ts";

let sandbox: GuardedSandbox;
beforeEach(async () => {
  sandbox = await startGuardedSandbox();
});
afterEach(() => sandbox.close());

describe("under Jest", () => {
  const jest = (file: string) => run("jest", sandbox.env, "jest", "--ci", file);

  it("in the environment of Node, the client updates a customer", async () => {
    const { code, output } = await jest("node.test.js");
    expect(output).toContain("1 passed, 1 total");
    expect(code).toBe(0);
    expectUpdated(sandbox, "jest-node/1.0", "jest-node@example.com");
  });

  it("in jsdom, the client refuses to start, names the option that lets it, and then asks for a fetch", async () => {
    const { code, output } = await jest("/jsdom.test.js");
    expect(output).toContain("2 passed, 2 total");
    expect(code).toBe(0);
    expect(trafficOf(sandbox)).toEqual([]);
  });

  it("in jsdom, with that option and Node's fetch, the client updates a customer", async () => {
    const { code, output } = await jest("/fixed-jsdom.test.js");
    expect(output).toContain("1 passed, 1 total");
    expect(code).toBe(0);
    expectUpdated(sandbox, "jest-jsdom/1.0", "jest-jsdom@example.com");
  });

  it.each([
    ["sandbox-jsdom", 3],
    ["sandbox-fixed-jsdom", 2],
  ])("a sandbox starts in the test itself: %s", async (file, count) => {
    const { code, output } = await jest(`${file}.test.js`);
    expect(output).toContain(`${count} passed, ${count} total`);
    expect(code).toBe(0);
  });
});

it.each(["forks", "threads", "vmForks", "vmThreads"])("under vitest's pool %s, it updates a customer", async (pool) => {
  const email = `${pool}@example.com`;
  const env = { ...sandbox.env, EMAIL: email };
  const { code, output } = await run("vitest", env, "vitest", "run", `--pool=${pool}`);
  expect(output).toMatch(/Tests +2 passed \(2\)/);
  expect(code).toBe(0);
  expectUpdated(sandbox, "vitest/1.0", email);
});

it.each(["msw", "nock"])("beside %s, which mocks and lets pass, it updates a customer", async (project) => {
  const { code, output } = await run(project, sandbox.env, "node", "--test");
  expect(output).toMatch(/pass 3\n/);
  expect(code).toBe(0);
  expectUpdated(sandbox, `${project}/1.0`, `${project}@example.com`);
});
