import { execFile } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { type ConomyClient, createConomyClient } from "@conomyhq/client";
import { type FaultKind, type Sandbox, startSandbox } from "@conomyhq/sandbox";
import { afterAll, beforeAll, expect, it } from "vitest";
import { createHarRecorder } from "./har.ts";

// What client and sandbox say to each other is recorded, and `redocly drift` compares the recording with the contract:
// no difference, and nothing in the contract that did not occur.

interface Drift {
  problems: { severity: string; message: string }[];
  missing: object[];
  totals: Record<string, { covered: number; total: number }>;
}

interface Har {
  log: { entries: { response: { status: number; content: { text: string } } }[] };
}

const folder = mkdtempSync(join(tmpdir(), "conomy-drift-"));
const file = join(folder, "traffic.har");
const contract = fileURLToPath(import.meta.resolve("@conomyhq/openapi/conomy.yaml"));
let sandbox: Sandbox;

beforeAll(async () => {
  sandbox = await startSandbox();
  const recorder = createHarRecorder();
  const conomy = createConomyClient({
    ...sandbox.clientOptions,
    userAgent: "integration/1.0",
    fetch: (url, init) => recorder.fetch(url, init),
    retry: { attempts: 1 },
  });
  await exercise(conomy);
  await recorder.write(file);
});
afterAll(async () => {
  await sandbox.close();
  rmSync(folder, { recursive: true });
});

/** Brings about every answer that the contract describes, by itself where a request can, else by a fault. */
async function exercise(conomy: ConomyClient): Promise<void> {
  const [customer] = sandbox.customers.list();
  const { credentials } = sandbox.clientOptions;
  const update = (id: string, body: object) =>
    conomy.PATCH("/customers/{customer-id}", { params: { path: { "customer-id": id } }, body });
  const authenticate = (body: typeof credentials) =>
    conomy.POST("/auth", { body, headers: { "User-Agent": "integration/1.0" } });

  await update(customer?.id ?? "", customer ?? {});
  await update(customer?.id ?? "", { email: 1 });
  await update("unknown", {});
  await authenticate(credentials);
  await authenticate({ ...credentials, clientSecret: "wrong" });
  await authenticate({ ...credentials, clientSecret: 1 as unknown as string });

  const failing = async (route: string, call: () => Promise<unknown>, kinds: FaultKind[]) => {
    for (const kind of kinds) {
      sandbox.faults.next(kind, { route });
      await call();
    }
  };
  await failing("PATCH /customers/{customer-id}", () => update("unknown", {}), [
    "forbiddenOperation",
    "failedPrecondition",
    "tooManyRequests",
    "serverError",
    "alreadyExist",
    "unauthorized",
  ]);
  await failing("POST /auth", () => authenticate(credentials), ["serverError", "unimplemented"]);
}

/** What Redocly finds in a recording. */
function drift(har: string): Promise<Drift> {
  const [findings, coverage] = [join(folder, "findings.json"), join(folder, "coverage.json")];
  const args = ["drift", har, "--api", contract, "--server", sandbox.url, "--format", "json", "--output", findings];
  // Redocly knows no headers from security schemes.
  args.push("--ignore-headers", "x-api-key", "--coverage-output", coverage);
  return new Promise((resolve) => {
    execFile("redocly", args, () => {
      const { problems } = JSON.parse(readFileSync(findings, "utf8"));
      const { totals, operations } = JSON.parse(readFileSync(coverage, "utf8"));
      resolve({ problems, totals, missing: operations.flatMap((operation: Drift) => operation.missing) });
    });
  });
}

it("the recorded traffic is as the contract says, and all that the contract says occurs in it", async () => {
  const { problems, missing, totals } = await drift(file);
  expect(problems).toEqual([]);
  expect(missing).toEqual([]);
  for (const kind of ["operations", "parameters", "properties", "responses"]) {
    expect(totals[kind]?.total).toBeGreaterThan(1);
    expect(totals[kind]?.covered).toBe(totals[kind]?.total);
  }
}, 30_000);

it("the recording holds no secret", () => {
  const { apiKey, credentials } = sandbox.clientOptions;
  const text = readFileSync(file, "utf8");
  for (const secret of [apiKey, credentials.clientSecret, "eyJ"]) expect(text).not.toContain(secret);
  expect(text).toContain("Bearer ****");
});

it("an answer of another shape would be found, and one that is gone would be missed", async () => {
  const har: Har = JSON.parse(readFileSync(file, "utf8"));
  const { entries } = har.log;
  for (const { response } of entries) {
    response.content.text = response.content.text.replace('"firstName":"Ana"', '"firstName":1');
  }
  har.log.entries = entries.filter(({ response }) => response.status !== 429);
  const edited = join(folder, "edited.har");
  writeFileSync(edited, JSON.stringify(har));

  const { problems, missing } = await drift(edited);
  expect(problems).toMatchObject([{ severity: "error", message: 'Response field "firstName" must be string.' }]);
  expect(missing).toContainEqual({ kind: "response", status: "429" });
}, 30_000);
