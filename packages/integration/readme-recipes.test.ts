import { rmSync } from "node:fs";
import {
  type CachedToken,
  type ConomyClient,
  ConomyConnectionError,
  type Customer,
  createConomyClient,
  type NewCustomer,
  type TokenCache,
} from "@conomyhq/client";
import { type Sandbox, startSandbox } from "@conomyhq/sandbox";
import { trace } from "@opentelemetry/api";
import { BasicTracerProvider, InMemorySpanExporter, SimpleSpanProcessor } from "@opentelemetry/sdk-trace-base";
import { afterAll, afterEach, beforeAll, expect, it, vi } from "vitest";
import { folderOf, recipe } from "./snippets.ts";

const folder = folderOf(import.meta.filename);
const id = "69e25243baa9fd9b463d6bac";
let sandbox: Sandbox;

beforeAll(async () => {
  sandbox = await startSandbox({ port: false });
});
afterEach(() => {
  vi.unstubAllEnvs();
  sandbox.reset();
});
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true });
  await sandbox.close();
});

it("the recipe for Redis shares one token between clients, for as long as it is good", async () => {
  const stored = new Map<string, { value: string; PX: number }>();
  const redis = {
    get: async (key: string) => stored.get(key)?.value ?? null,
    set: async (key: string, value: string, { PX }: { PX: number }) => stored.set(key, { value, PX }),
  };
  interface Recipe {
    createTokenCache(given: typeof redis): TokenCache;
  }
  const { createTokenCache } = await recipe<Recipe>("createTokenCache", folder);
  const options = { ...sandbox.clientOptions, tokenCache: createTokenCache(redis) };
  await createConomyClient(options).customers.update(id, {});
  await createConomyClient(options).customers.update(id, {});

  expect(sandbox.requests.filter(({ path }) => path === "/auth")).toHaveLength(1);
  const [entry] = stored.values();
  const token = JSON.parse(entry?.value ?? "") as CachedToken;
  // Redis takes whole milliseconds alone.
  expect(entry?.PX).toSatisfy(Number.isInteger);
  expect(entry?.PX).toBeLessThanOrEqual(Math.ceil(token.renewAt - token.obtainedAt));
});

it("the recipe for code 13 creates a customer once, also after a connection that broke", async () => {
  interface Recipe {
    createOnce(conomy: ConomyClient, customer: NewCustomer): Promise<Customer>;
  }
  const { createOnce } = await recipe<Recipe>("createOnce", folder);
  const conomy = createConomyClient(sandbox.clientOptions);
  const eva = { firstName: "Eva", documentType: "RUT", documentNumber: "23456789-0" };

  sandbox.faults.next("dropAfterSend");
  await expect(createOnce(conomy, eva)).rejects.toThrow(ConomyConnectionError);
  const found = await createOnce(conomy, eva);
  expect(found).toMatchObject(eva);
  expect(await createOnce(conomy, eva)).toEqual(found);
  expect(sandbox.customers.list().filter(({ firstName }) => firstName === "Eva")).toEqual([found]);

  // The id of another customer clashes, and no document is the same.
  await expect(createOnce(conomy, { id, firstName: "Eva", documentNumber: "1" })).rejects.toMatchObject({ code: "13" });
});

it("the recipe for Next makes one client, and none before the first call", async () => {
  const { getConomy } = await recipe<{ getConomy(): ConomyClient }>("getConomy", folder);
  expect(getConomy).toThrow("apiKey");
  for (const name of ["API_KEY", "CLIENT_ID", "CLIENT_SECRET"]) vi.stubEnv(`CONOMY_${name}`, "given");
  expect(getConomy()).toBe(getConomy());
});

it("the example for OpenTelemetry makes a span of each attempt", async () => {
  const exporter = new InMemorySpanExporter();
  trace.setGlobalTracerProvider(new BasicTracerProvider({ spanProcessors: [new SimpleSpanProcessor(exporter)] }));
  await import("./examples/opentelemetry.ts");

  sandbox.faults.next("serverError", { status: 503 });
  const conomy = createConomyClient({ ...sandbox.clientOptions, retry: { minDelay: 0 } });
  await conomy.customers.update(id, {});
  expect(exporter.getFinishedSpans().map(({ name, attributes }) => [name, attributes])).toEqual([
    ["POST /auth", { "http.request.resend_count": 0, "http.response.status_code": 200 }],
    ["PATCH /customers/{customer-id}", { "http.request.resend_count": 0, "http.response.status_code": 503 }],
    ["PATCH /customers/{customer-id}", { "http.request.resend_count": 1, "http.response.status_code": 200 }],
  ]);
});
