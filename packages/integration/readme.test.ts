import { spawnSync } from "node:child_process";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { createConomyClient } from "@conomyhq/client";
import { trace } from "@opentelemetry/api";
import { BasicTracerProvider, InMemorySpanExporter, SimpleSpanProcessor } from "@opentelemetry/sdk-trace-base";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { folder, snippetsOf } from "./snippets.ts";

const packages = ["client", "openapi-types", "sandbox"];
const pages = ["README.md", ...packages.map((name) => `packages/${name}/README.md`)];
const snippets = pages.flatMap(snippetsOf);

beforeAll(() => {
  mkdirSync(folder, { recursive: true });
  for (const { file, code } of snippets) writeFileSync(file, code);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** The real sandbox, as far as the snippets know it. */
const standIn: typeof fetch = async (url, init) => {
  if (String(url).endsWith("/auth")) return Response.json({ accessToken: "t", tokenType: "Bearer", expiresIn: 3600 });
  return Response.json({ firstName: "Ana", ...JSON.parse(String(init?.body)) });
};

beforeEach(() => {
  vi.stubEnv("CONOMY_API_KEY", "key").stubEnv("CONOMY_CLIENT_ID", "id").stubEnv("CONOMY_CLIENT_SECRET", "secret");
  vi.stubGlobal("fetch", vi.fn(standIn));
  vi.spyOn(console, "log").mockReturnValue();
  vi.spyOn(console, "error").mockReturnValue();
});
afterEach(() => {
  vi.unstubAllEnvs();
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

it("every page has snippets", () => {
  expect(pages.filter((page) => snippetsOf(page).length === 0)).toEqual([]);
});

it("every snippet compiles as it stands", () => {
  const flags = ["--noEmit", "--strict", "--module", "nodenext", "--target", "es2023", "--types", "node"];
  const { stdout, status } = spawnSync("tsc", [...flags, ...snippets.map(({ file }) => file)], { encoding: "utf8" });
  expect(stdout).toBe("");
  expect(status).toBe(0);
}, 60_000);

describe("every snippet runs without an error", () => {
  it.each(snippets)("$name", async ({ file, code }) => {
    await import(/* @vite-ignore */ file);
    expect(console.error).not.toHaveBeenCalled();
    const callsTheSandbox = code.includes("await conomy") && code.includes("environment:");
    expect(vi.mocked(fetch).mock.calls.length > 0).toBe(callsTheSandbox);
  });
});

it("the recipe for OpenTelemetry makes a span of each attempt", async () => {
  const exporter = new InMemorySpanExporter();
  trace.setGlobalTracerProvider(new BasicTracerProvider({ spanProcessors: [new SimpleSpanProcessor(exporter)] }));
  const recipe = snippets.find(({ code }) => code.includes("@opentelemetry/api"));
  await import(/* @vite-ignore */ recipe?.file ?? "");

  const answers = [new Response(null, { status: 503 }), Response.json({ firstName: "Ana" })];
  const conomy = createConomyClient({
    environment: "sandbox",
    apiKey: "key",
    accessToken: "token",
    retry: { minDelay: 0 },
    fetch: async () => answers.shift() as Response,
  });
  await conomy.customers.update("1", {});
  expect(exporter.getFinishedSpans().map(({ name, attributes }) => [name, attributes])).toEqual([
    ["PATCH /customers/{customer-id}", { "http.request.resend_count": 0, "http.response.status_code": 503 }],
    ["PATCH /customers/{customer-id}", { "http.request.resend_count": 1, "http.response.status_code": 200 }],
  ]);
});
