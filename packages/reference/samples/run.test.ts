import { execFile, spawnSync } from "node:child_process";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import { type RecordedRequest, type Sandbox, startSandbox } from "@conomyhq/sandbox";
import type { Oas3Parameter } from "@redocly/openapi-core";
import ts from "typescript";
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { labelOf, type SampledOperation, sampledOperations } from "./contract.ts";

// Inside of the package, so that TypeScript and Node find the client.
const folder = join(import.meta.dirname, "../.samples");
const tsconfig = join(import.meta.dirname, "../tsconfig.json");
const host = "https://api.conomyhq.com/sandbox";
// A version manager's `python3` takes its time to find the real one.
const { stdout: python } = spawnSync("python3", ["-c", "import sys; print(sys.executable, end='')"], {
  encoding: "utf8",
});

type Run = (file: string) => Promise<unknown>;
const runs =
  (program: string): Run =>
  (file) =>
    promisify(execFile)(program, [file]);
const imports: Run = (file) => import(/* @vite-ignore */ file);

/** How each language is run, and what its files are called. */
const runners: Record<string, [extension: string, run: Run]> = {
  curl: ["sh", runs("sh")],
  TypeScript: ["ts", imports],
  "TypeScript raw": ["ts", imports],
  fetch: ["mjs", imports],
  ...(python && { Python: ["py", runs(python)] }),
};

interface Program {
  name: string;
  file: string;
  run: Run;
  source: string;
  operation: SampledOperation;
  body: unknown;
}

const programs = (await sampledOperations()).flatMap((operation) =>
  operation.examples.flatMap(([example, body], index) =>
    Object.entries(runners).map(([language, [extension, run]]): Program => {
      const label = labelOf(language, example, index);
      const name = `${operation.operationId}: ${label}`;
      const file = join(folder, `${name.replaceAll(/\W+/g, "-")}.${extension}`);
      const { source = "" } = operation["x-codeSamples"].find((sample) => sample.label === label) ?? {};
      return { name, file, run, source, operation, body };
    }),
  ),
);

let sandbox: Sandbox;
const log = vi.spyOn(console, "log").mockImplementation(() => {});
beforeAll(async () => {
  mkdirSync(folder, { recursive: true });
  sandbox = await startSandbox();
});
beforeEach(async () => {
  log.mockClear();
  sandbox.reset();
  for (const [name, value] of Object.entries(await secretsOf(sandbox))) vi.stubEnv(name, value);
});
afterAll(async () => {
  vi.unstubAllEnvs();
  await sandbox.close();
  rmSync(folder, { recursive: true });
});

it("the samples in TypeScript compile under the strictest options of this repository", () => {
  const files = programs.filter(({ file }) => file.endsWith(".ts"));
  for (const { file, source } of files) writeFileSync(file, source);
  const { options } = ts.parseJsonConfigFileContent(
    ts.readConfigFile(tsconfig, ts.sys.readFile).config,
    ts.sys,
    dirname(tsconfig),
  );
  const program = ts.createProgram(
    files.map(({ file }) => file),
    options,
  );
  const problems = ts.getPreEmitDiagnostics(program).map(({ file, messageText }) => {
    return `${files.find((one) => one.file === file?.fileName)?.name}: ${ts.flattenDiagnosticMessageText(messageText, " ")}`;
  });
  expect(files.length).toBeGreaterThanOrEqual(14);
  expect(problems).toEqual([]);
});

describe("run against a sandbox, a sample sends the request that the contract describes, and prints the response", () => {
  it.each(programs)("$name", async ({ file, run, source, operation, body }) => {
    writeFileSync(file, pointedAt(sandbox.url, source));
    const output = Object(await run(file)).stdout || log.mock.calls.join();
    // The first request is the test's own, for its token.
    expectSent(sandbox.requests.slice(1), operation, body);
    expect(output).not.toBe("");
  });
});

/** The sample with the sandbox in place of Conomy's, and nothing else changed. */
function pointedAt(url: string, source: string): string {
  return source.replace('environment: "sandbox"', `baseUrl: "${url}"`).replaceAll(host, url);
}

async function secretsOf({ url, clientOptions }: Sandbox): Promise<Record<string, string>> {
  const { apiKey, credentials } = clientOptions;
  const response = await fetch(`${url}/auth`, {
    method: "POST",
    headers: { "x-api-key": apiKey, "content-type": "application/json" },
    body: JSON.stringify(credentials),
  });
  const { accessToken } = (await response.json()) as { accessToken: string };
  return {
    CONOMY_API_KEY: apiKey,
    CONOMY_ACCESS_TOKEN: accessToken,
    CONOMY_CLIENT_ID: credentials.clientId,
    CONOMY_CLIENT_SECRET: credentials.clientSecret,
  };
}

function expectSent(requests: RecordedRequest[], operation: SampledOperation, body: unknown): void {
  const { operationId, responses, parameters = [] } = operation;
  const success = Object.keys(responses).find((status) => status.startsWith("2"));
  const sent = requests.filter((request) => request.operation === operationId);
  expect(sent.map(({ status }) => String(status))).toEqual([success]);
  for (const parameter of parameters as Oas3Parameter[]) {
    if (parameter.in !== "header") continue;
    expect(sent[0]?.headers[parameter.name.toLowerCase()]).toContain(parameter.example);
  }
  // What carries a secret is not recorded.
  if (body && operationId !== "createAccessToken") expect(JSON.parse(sent[0]?.body ?? "")).toEqual(body);
  expect(requests.filter(({ status = 500 }) => status >= 400)).toEqual([]);
}
