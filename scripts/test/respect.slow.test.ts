import { join } from "node:path";
import { type Sandbox, startSandbox } from "@conomyhq/sandbox";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { call } from "./call.ts";
import { createCheckout } from "./checkout.ts";

const none = { CONOMY_API_KEY: "", CONOMY_CLIENT_ID: "", CONOMY_CLIENT_SECRET: "" };
const all = { CONOMY_API_KEY: "key=,1", CONOMY_CLIENT_ID: "client", CONOMY_CLIENT_SECRET: 'se"cr=et,' };
// The sandbox is built where nobody else reads it.
const checkout = createCheckout(none);
let sandbox: Sandbox;

beforeAll(async () => {
  const tenant = { apiKey: "key=,1", clientId: "client", clientSecret: 'se"cr=et,' };
  const customers = [{ id: "1", firstName: "Ana", email: "private@example.com" }];
  sandbox = await startSandbox({ seed: { tenants: [{ ...tenant, customers }] } });
});
afterAll(async () => {
  await sandbox.close();
  checkout.remove();
});
beforeEach(() => sandbox.reset());
afterEach(() => vi.unstubAllEnvs());

const respect = (credentials: Record<string, string>, ...args: string[]) => {
  for (const [name, value] of Object.entries(credentials)) vi.stubEnv(name, value);
  return call(join(import.meta.dirname, "../respect.ts"), ...args);
};
const respectAs = (customer: string, url = sandbox.url) =>
  respect(all, "-S", `conomy=${url}`, "--customer", customer, "--email", "new@example.com");

describe("respect", () => {
  it("runs the journeys against the local sandbox", async () => {
    const { code, stdout, stderr } = await checkout.run("node", "scripts/respect.ts");
    expect(stderr).toBe("");
    expect(stdout).toContain("✔ updateCustomer / changeEmail 200\n");
    expect(stdout).toMatch(/\n\d+ checks passed\.\n$/);
    expect(code).toBe(0);
  }, 120_000);

  it("runs them against another server with the credentials of the environment, whatever characters these have", async () => {
    const { code, stdout, stderr } = await respectAs("1");
    expect(stderr).toBe("");
    expect(stdout).toContain("✔ invalidField / update 400\n");
    expect(code).toBe(0);
    expect(sandbox.customers.get("1")?.email).toBe("new@example.com");
  });

  it("names the step and the check that failed, and shows nothing that was sent or returned", async () => {
    const { code, stdout, stderr } = await respectAs("unknown");
    expect(stdout).toContain("✖ updateCustomer / changeEmail 404\n    $statusCode == 200\n");
    expect(stderr).toBe("\nFailed: updateCustomer / changeEmail.\n");
    expect(code).toBe(1);
    for (const value of ["key=,1", "cr=et", "eyJ", "Ana", "@example.com", "traceId"])
      expect(stdout).not.toContain(value);
  });

  it("says why nobody responded", async () => {
    const { code, stdout } = await respectAs("1", "http://127.0.0.1:1");
    expect(stdout).toContain("failed network request: fetch failed");
    expect(code).toBe(1);
  });
});

describe("respect, called wrongly", () => {
  const real = ["-S", "conomy=https://api.example.com"];
  it.each([
    [["-S", "https://api.example.com"], "--server has to be conomy=URL."],
    [
      ["-S", "conomy=http://api.example.com"],
      "http://api.example.com would get the secrets unencrypted; only https, or this machine.",
    ],
    [
      ["-S", "conomy=http://localhost.example.com"],
      "http://localhost.example.com would get the secrets unencrypted; only https, or this machine.",
    ],
    [real, "--server needs --customer ID, a customer that exists."],
    [[...real, "--customer", "1"], "--server needs --email ADDRESS, which customer 1 gets."],
    [["-i", "apiKey"], "--input has to be NAME=VALUE."],
    [["--verbose"], "Unknown option '--verbose'."],
  ])("%j exits with 2 and says what is wrong", async (args, message) => {
    expect(await respect(none, ...args)).toEqual({ code: 2, stdout: "", stderr: `${message} See --help.\n` });
  });

  it("names the credential that is missing", async () => {
    const { code, stderr } = await respect(
      none,
      ...real,
      "--customer",
      "1",
      "--email",
      "new@example.com",
      "-i",
      "apiKey=key",
    );
    expect(stderr).toBe("CONOMY_CLIENT_ID is missing. Set it in the environment or in .env; .env.example shows how.\n");
    expect(code).toBe(1);
  });

  it("explains itself", async () => {
    const { code, stdout } = await respect(none, "--help");
    expect(stdout).toMatch(/^Usage: pnpm respect/);
    expect(code).toBe(0);
  });
});
