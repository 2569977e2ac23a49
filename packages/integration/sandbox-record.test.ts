import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createConomyClient } from "@conomyhq/client";
import { startSandbox } from "@conomyhq/sandbox";
import { afterAll, beforeAll, expect, it } from "vitest";
import { drift } from "./drift.ts";

const folder = mkdtempSync(join(tmpdir(), "conomy-record-"));
const file = join(folder, "traffic.har");
afterAll(() => rmSync(folder, { recursive: true }));

beforeAll(async () => {
  const sandbox = await startSandbox({ record: file });
  const conomy = createConomyClient({ ...sandbox.clientOptions, userAgent: "billing/3.2", retry: { minDelay: 0 } });
  sandbox.faults.next("tooManyRequests");
  await conomy.customers.update("69e25243baa9fd9b463d6bac", { email: "new@example.com" });
  await sandbox.close();
});

it("`redocly drift` reads what the sandbox recorded, and finds nothing that the contract does not say", async () => {
  const { problems, totals } = await drift(file, folder);
  expect(problems).toEqual([]);
  expect(totals.operations).toMatchObject({ covered: 2 });
});

it("`redocly drift` finds a response in the recording that breaks the contract", async () => {
  const broken = join(folder, "broken.har");
  writeFileSync(broken, readFileSync(file, "utf8").replaceAll('\\"firstName\\":\\"Ana\\"', '\\"firstName\\":1'));
  const { problems } = await drift(broken, folder);
  expect(problems).toMatchObject([{ message: 'Response field "firstName" must be string.' }]);
});
