import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { type Sandbox, startSandbox } from "@conomyhq/sandbox";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";

// `redocly respect` runs the journeys against the sandbox: it sends what they say and checks each response, against what
// they say and against the contract.

const journeys = fileURLToPath(import.meta.resolve("@conomyhq/openapi/workflows.arazzo.yaml"));
let sandbox: Sandbox;

beforeAll(async () => {
  sandbox = await startSandbox();
});
afterAll(() => sandbox.close());
beforeEach(() => sandbox.reset());

function respect(): Promise<{ code: number; output: string }> {
  const { apiKey, credentials } = sandbox.clientOptions;
  const customerId = sandbox.customers.list()[0]?.id;
  const input = JSON.stringify({ apiKey, ...credentials, customerId, email: "journey@example.com" });
  const env = { ...process.env, NO_COLOR: "1", REDOCLY_CLI_RESPECT_INPUT: input };
  return new Promise((resolve) => {
    execFile("redocly", ["respect", journeys, "-S", `conomy=${sandbox.url}`], { env }, (error, stdout, stderr) =>
      resolve({ code: Number(error?.code ?? 0), output: stdout + stderr }),
    );
  });
}

describe("the journeys", () => {
  it("pass against the sandbox, which remembers the update, and show no secret", async () => {
    const { code, output } = await respect();
    expect(output).toMatch(/Workflows: 10 passed, 10 total/);
    expect(output).toMatch(/Checks: (\d+) passed, \1 total/);
    expect(code).toBe(0);
    expect(sandbox.customers.list()[0]?.email).toBe("journey@example.com");

    const { apiKey, credentials } = sandbox.clientOptions;
    for (const secret of [apiKey, credentials.clientSecret, "eyJ"]) expect(output).not.toContain(secret);
  }, 30_000);

  it("fail where the sandbox fails, and show no secret then either", async () => {
    sandbox.faults.next("serverError");
    const { code, output } = await respect();
    expect(code).toBe(1);
    expect(output).toMatch(/✗ PATCH \/customers\/\{customer-id\} - step changeEmail/);
    expect(output).toMatch(/Workflows: 9 passed, 1 failed, 10 total/);
    expect(output).not.toContain("eyJ");
  }, 30_000);
});
