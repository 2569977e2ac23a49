import { spawnSync } from "node:child_process";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { startSandbox } from "@conomyhq/sandbox";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { folderOf, snippetsOf } from "./snippets.ts";

const packages = ["client", "openapi-types", "sandbox"];
const pages = ["README.md", ...packages.map((name) => `packages/${name}/README.md`), "packages/client/docs/guides.md"];
const folder = folderOf(import.meta.filename);
const snippets = pages.flatMap((page) => snippetsOf(page, folder));

const sandbox = await startSandbox({ port: false });

/** Conomy's own sandbox, played by ours; what the contract does not describe has a response here. */
const vendor: typeof fetch = async (url, init) => {
  const path = String(url).replace("https://api.conomyhq.com/sandbox", "");
  if (path.endsWith("/documents")) return Response.json({ isDocumented: false }, { status: 201 });
  if (String(init?.body).includes("null")) return Response.json({ firstName: "Ana" });
  return sandbox.fetch(sandbox.url + path, init);
};

beforeAll(() => {
  mkdirSync(folder, { recursive: true });
  for (const { file, code } of snippets) writeFileSync(file, code);
});
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true });
  await sandbox.close();
});
beforeEach(() => {
  const { apiKey, credentials } = sandbox.clientOptions;
  vi.stubEnv("CONOMY_API_KEY", apiKey)
    .stubEnv("CONOMY_CLIENT_ID", credentials.clientId)
    .stubEnv("CONOMY_CLIENT_SECRET", credentials.clientSecret)
    .stubEnv("COMPANY_CA", import.meta.filename); // any file: nothing connects
  vi.stubGlobal("fetch", vi.fn(vendor));
  vi.spyOn(console, "log").mockReturnValue();
  vi.spyOn(console, "error").mockReturnValue();
  sandbox.reset();
});
afterEach(() => {
  vi.unstubAllEnvs();
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

/** Runs a snippet again, whatever ran before. */
let runs = 0;
const run = (file: string) => import(/* @vite-ignore */ `${file}?run=${runs++}`);
const find = (words: string) => snippets.find(({ code }) => code.includes(words))?.file ?? words;

it("every page has snippets", () => {
  expect(pages.filter((page) => snippetsOf(page, folder).length === 0)).toEqual([]);
});

it("every snippet compiles as it stands", () => {
  const flags = ["--noEmit", "--strict", "--module", "nodenext", "--target", "es2023", "--types", "node"];
  const { stdout, status } = spawnSync("tsc", [...flags, ...snippets.map(({ file }) => file)], { encoding: "utf8" });
  expect(stdout).toBe("");
  expect(status).toBe(0);
}, 60_000);

describe("every snippet runs without an error", () => {
  it.each(snippets)("$name", async ({ file, code }) => {
    await run(file);
    expect(console.error).not.toHaveBeenCalled();
    const callsTheVendor = code.includes("await conomy") && !/fetch:|startSandbox|export async/.test(code);
    expect(vi.mocked(fetch).mock.calls.length > 0).toBe(callsTheVendor);
  });
});

describe("a snippet that handles errors does so", () => {
  it.each([
    ["raw methods", "if (error) console.log", "notFound", [404, "31"]],
    ["errors", "isConomyTimeoutError(error)", "notFound", ["no such customer, or another tenant's"]],
    ["errors", "isConomyTimeoutError(error)", "missingParam", ["correct the request:", "12", expect.any(String)]],
    ["errors", "isConomyTimeoutError(error)", "forbiddenOperation", ["ConomyApiError", expect.any(String)]],
  ] as const)("%s, %s: %s", async (_, words, fault, line) => {
    sandbox.faults.next(fault);
    await run(find(words));
    expect(console.log).toHaveBeenCalledExactlyOnceWith(...line);
  });

  it("as in the ten lines of the repository's own page, whose comment shows the message", async () => {
    sandbox.faults.next("notFound");
    await run(find("catch (error) {\n  if (!isConomyApiError"));
    const [shown] = /(?<=console.error\(error.message\); \/\/ ).*(?=…)/.exec(snippets[0]?.code ?? "") ?? [];
    expect(console.error).toHaveBeenCalledExactlyOnceWith(expect.stringContaining(shown ?? "no comment"));
  });
});
