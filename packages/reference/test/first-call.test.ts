import { startSandbox } from "@conomyhq/sandbox";
import { afterEach, expect, it, vi } from "vitest";

afterEach(() => {
  vi.unstubAllGlobals();
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
});

it("runs the first call of the page against the sandbox", async () => {
  const sandbox = await startSandbox({ port: false });
  const { apiKey, credentials } = sandbox.clientOptions;
  vi.stubGlobal("fetch", sandbox.fetch);
  vi.stubEnv("CONOMY_API_KEY", apiKey);
  vi.stubEnv("CONOMY_CLIENT_ID", credentials.clientId);
  vi.stubEnv("CONOMY_CLIENT_SECRET", credentials.clientSecret);
  const log = vi.spyOn(console, "log").mockImplementation(() => {});

  await import("../pages/first-call.ts");
  expect(log.mock.calls).toEqual([["Ana", "ana@example.com"]]);
  expect(sandbox.customers.get("69e25243baa9fd9b463d6bac")).toMatchObject({ email: "ana@example.com" });
  await sandbox.close();
});
