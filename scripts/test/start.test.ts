import { join } from "node:path";
import { beforeAll, describe, expect, it, vi } from "vitest";
import { call } from "./call.ts";

const noCredentials = { CONOMY_API_KEY: "", CONOMY_CLIENT_ID: "", CONOMY_CLIENT_SECRET: "" };

describe("start, called wrongly", () => {
  const called = (...args: string[]) => call(join(import.meta.dirname, "../start.ts"), ...args);
  beforeAll(() => {
    for (const [name, value] of Object.entries(noCredentials)) vi.stubEnv(name, value);
    return () => vi.unstubAllEnvs();
  });

  it.each([
    [["--prot", "1"], "Unknown option '--prot'. Did you mean --port? See --help.\n"],
    [["--port", "http"], "--port http must be a whole number from 0 to 65535. See --help.\n"],
    [["--environment", "staging"], "--environment staging is unknown: sandbox or production. See --help.\n"],
    [["--environment", "sandbox"], "--environment needs --customer ID, the customer to update. See --help.\n"],
    [
      ["--environment", "production", "--customer", "1"],
      "--environment production needs --body JSON, the fields to change. See --help.\n",
    ],
  ])("%j exits with 2 and says what is wrong", async (args, message) => {
    const { code, stderr, stdout } = await called(...args);
    expect(stderr).toBe(message);
    expect(stdout).toBe("");
    expect(code).toBe(2);
  });

  it("names the credential that is missing", async () => {
    const { code, stderr } = await called("--environment", "sandbox", "--customer", "1");
    expect(stderr).toBe("CONOMY_API_KEY is missing. Set it in the environment or in .env; .env.example shows how.\n");
    expect(code).toBe(1);
  });

  it("explains itself", async () => {
    const { code, stdout } = await called("--help");
    expect(stdout).toMatch(/^Usage: pnpm start/);
    expect(code).toBe(0);
  });
});
