import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { loadDocument } from "@conomyhq/contract-document";
import { afterAll, expect, it } from "vitest";
import { contract, type Drift, drift } from "./drift.ts";

// What the tests of client and sandbox recorded is compared with the contract by `redocly drift`: no difference, and
// nothing in the contract that did not occur. turbo runs those tests first.

interface Entry {
  request: { method: string; url: string };
  response: { status: number; content: { text: string } };
}

const folder = mkdtempSync(join(tmpdir(), "conomy-drift-"));
afterAll(() => rmSync(folder, { recursive: true }));

const client = recordingOf("@conomyhq/client");
const sandbox = recordingOf("@conomyhq/sandbox");
const isDescribed = describes(loadDocument<Parameters<typeof describes>[0]>(contract).value);

/** What the tests of a package exchanged. */
function recordingOf(name: string): Entry[] {
  const traffic = join(createRequire(import.meta.url).resolve(`${name}/package.json`), "..", "reports", "traffic");
  try {
    const files = readdirSync(traffic).map((file) => readFileSync(join(traffic, file), "utf8"));
    return files.flatMap((text) => JSON.parse(text).log.entries);
  } catch (cause) {
    throw new Error(`No recording of ${name}. Its tests make one: \`pnpm turbo run test --filter=${name}\`.`, {
      cause,
    });
  }
}

/** Tells which exchanges are with an operation of the contract. Both base URLs count. */
function describes({ paths }: { paths: Record<string, object> }): (entry: Entry) => boolean {
  const operations = Object.entries(paths).flatMap(([path, item]) => {
    const pattern = path.replace(/\{[^}]+\}/g, "[^/]+");
    return Object.keys(item).map((method) => new RegExp(`^${method.toUpperCase()} (/sandbox)?${pattern}$`));
  });
  return ({ request: { method, url } }) => {
    const call = `${method} ${new URL(url).pathname}`;
    return operations.some((operation) => operation.test(call));
  };
}

const textOf = ({ severity, message }: Drift["problems"][number]) => `${severity}: ${message}`;

/** What a test of the sandbox sends on purpose: the sandbox ignores parameters that the contract does not have. */
const misspelt = 'warning: Undocumented query parameter in traffic: "limt"';

/** What Redocly finds in exchanges. */
function compare(entries: Entry[]): Promise<Drift> {
  const har = join(folder, "traffic.har");
  writeFileSync(har, JSON.stringify({ log: { version: "1.2", creator: { name: "", version: "" }, entries } }));
  return drift(har, folder);
}

it("what the tests of client and sandbox exchange is as the contract says, and all that it says occurs", async () => {
  const described = [...client, ...sandbox].filter(isDescribed);
  const { problems, missing, totals } = await compare(described);
  expect(problems.map(textOf)).toEqual([misspelt]);
  expect(missing).toEqual([]);
  for (const kind of ["operations", "parameters", "properties", "responses"]) {
    expect(totals[kind]?.total).toBeGreaterThan(1);
    expect(totals[kind]?.covered).toBe(totals[kind]?.total);
  }
}, 60_000);

it("hundreds of exchanges of each were recorded", () => {
  expect(client.filter(isDescribed).length).toBeGreaterThan(500);
  expect(sandbox.filter(isDescribed).length).toBeGreaterThan(200);
});

it("what is not compared went to no operation of the contract: none of it is the client's, and the sandbox refused all", () => {
  const others = sandbox.filter((entry) => !isDescribed(entry)).map(({ response }) => response.status);
  expect(new Set(others)).toEqual(new Set([400, 404, 501]));
  expect(client.filter((entry) => !isDescribed(entry))).toEqual([]);
});

it("the recordings hold no token that a sandbox signed, nor its secret or key", () => {
  const text = JSON.stringify([...client, ...sandbox]);
  for (const secret of ["eyJ", '"sandbox-secret', '"sandbox-key"']) expect(text).not.toContain(secret);
  expect(text).toContain("Bearer ****");
});

it("a response of another shape would be found, and one that is gone would be missed", async () => {
  const entries = sandbox.filter(isDescribed).filter(({ response }) => response.status !== 429);
  for (const { response } of entries) {
    response.content.text = response.content.text.replace('"firstName":"Ana"', '"firstName":1');
  }
  const { problems, missing } = await compare(entries);
  expect(new Set(problems.map(textOf))).toEqual(
    new Set([
      misspelt,
      ...["firstName", "results[0].firstName"].map((field) => `error: Response field "${field}" must be string.`),
    ]),
  );
  expect(missing).toContainEqual({ kind: "response", status: "429" });
}, 60_000);
