import { once } from "node:events";
import { readdirSync, readFileSync, readlinkSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { createCheckout } from "./checkout.ts";

const checkout = createCheckout({ CONOMY_API_KEY: "", CONOMY_CLIENT_ID: "", CONOMY_CLIENT_SECRET: "" });
afterAll(() => checkout.remove());

const start = (...args: string[]) => checkout.run("node", "scripts/start.ts", ...args);

describe("start", () => {
  it("patches a customer of the sandbox, step by step, and shows no secret", async () => {
    const { code, stdout, stderr } = await start();
    expect(stderr).toBe("");
    expect(code).toBe(0);
    for (const shown of [
      /✔ Lint the contract {2}\d/,
      /✔ Compare the generated files with it {2}\d/,
      /✔ Build the packages {2}\d/,
      /✔ Build the reference {2}\d/,
      /✔ Start the sandbox {2}\d/,
      /✔ Authenticate, and update a customer {2}\d/,
      /✔ Read the change back from the sandbox {2}\d/,
      /✔ Update again, through a rate limit {2}\d/,
      /attempt 1: 429, Retry-After: 1, so again in 1000 ms\n/,
      /attempt 2: 200\n/,
      /→ PATCH http:\/\/127\.0\.0\.1:\d+\/customers\/69e25243baa9fd9b463d6bac\n/,
      /→ authorization: Bearer \*{4}\n/,
      /← 200 OK\n/,
      /"firstName": "Ana"/,
      /packages\/reference\/dist\/index\.html/,
    ]) {
      expect(stdout).toMatch(shown);
    }
    for (const secret of ["sandbox-key", "sandbox-secret", "eyJ", "Bearer e"]) expect(stdout).not.toContain(secret);
  }, 120_000);

  it("says that a port is taken", async () => {
    const server = createServer().listen(0, "127.0.0.1");
    await new Promise((resolve) => server.once("listening", resolve));
    const { port } = server.address() as { port: number };
    const { code, stderr } = await start("--port", String(port));
    server.close();
    expect(stderr).toBe(`Port ${port} is taken. Choose another port, or 0 for a free one.\n`);
    expect(code).toBe(1);
  }, 120_000);
});

describe("start, interrupted", () => {
  it.each(["SIGINT", "SIGTERM"] as const)(
    "by %s while it works, leaves no process behind",
    async (signal) => {
      const child = checkout.start("node", "scripts/enter.mjs", "node", "scripts/start.ts");
      let shown = "";
      const begun = new Promise<void>((resolve) => {
        child.stdout.on("data", (chunk) => {
          shown += chunk;
          if (shown.includes("Lint the contract")) resolve();
        });
      });
      const ended = once(child, "close");
      await begun;
      child.kill(signal);
      const [code] = await ended;
      expect(code).not.toBe(0);
      expect(shown).not.toContain("The reference");
      await expect.poll(processes, { timeout: 10_000 }).toEqual([]);
    },
    60_000,
  );
});

/** The processes whose working directory lies in the checkout. */
function processes(): string[] {
  return readdirSync("/proc").filter((pid) => {
    try {
      return readlinkSync(`/proc/${pid}/cwd`).startsWith(checkout.folder);
    } catch {
      return false; // no process, or it has ended meanwhile
    }
  });
}

describe("start with a contract that does not lint", () => {
  const contract = join(checkout.folder, "openapi/conomy.yaml");
  const original = readFileSync(contract, "utf8");
  beforeAll(() => writeFileSync(contract, original.replace("operationId: updateCustomer", "operationId: Customer")));
  afterEach(() => writeFileSync(contract, original));

  it("stops there, and shows the finding with its file and line", async () => {
    const { code, stdout, stderr } = await start();
    expect(stdout).toContain("✖ Lint the contract");
    expect(stderr).toMatch(/conomy\.yaml:\d+:\d+/);
    expect(stderr).toContain("operationId has to be a verb");
    expect(code).toBe(1);
  }, 60_000);
});
