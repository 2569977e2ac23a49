import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { type MockServer, startValidatingProxy } from "@conomyhq/openapi/mock-server";
import { type Sandbox, startSandbox } from "@conomyhq/sandbox";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Caller, type GeneratedRequest, requestsOf } from "./requests.ts";
import { type PlainRequest, type PlainResponse, send, violationsOf } from "./send.ts";

// Prism, which nobody here wrote, stands between generated requests and the sandbox. What it says of a request and what
// the sandbox returns have to agree, and of a response it never has to say anything.

const tenants = ["one", "two"].map((name) => ({
  clientId: `client-${name}`,
  clientSecret: `secret-${name}`,
  apiKey: `key-${name}`,
  customers: [{ id: `customer-${name}`, firstName: "Ana" }],
}));

let sandbox: Sandbox;
let prism: MockServer;
let callers: Caller[];

beforeAll(async () => {
  sandbox = await startSandbox({ seed: { tenants } });
  prism = await startValidatingProxy(sandbox.url);
  callers = await Promise.all(tenants.map(async (tenant) => ({ ...tenant, token: await obtainToken(tenant) })));
});
afterAll(async () => {
  await prism.close();
  await sandbox.close();
});

async function obtainToken({ clientId, clientSecret, apiKey }: (typeof tenants)[number]): Promise<string> {
  const headers = { "x-api-key": apiKey, "content-type": "application/json" };
  const body = JSON.stringify({ clientId, clientSecret });
  return JSON.parse((await send(sandbox.url, { method: "POST", path: "/auth", headers, body })).body).accessToken;
}

/** A request, what came back through Prism, and what is wrong with that. */
interface Verdict {
  request: GeneratedRequest;
  status: number;
  problems: unknown[];
}

async function judge(request: GeneratedRequest): Promise<Verdict> {
  const response = await send(prism.url, request);
  const { request: breaches, response: faults } = violationsOf(response);
  // Prism names itself where the caller does not say who calls, so the sandbox has to be asked without it.
  const isNamed = "user-agent" in request.headers;
  const { status, body } = isNamed ? response : await send(sandbox.url, request);

  const isUnproven = request.refused || breaches.some(({ code }) => code === 401);
  const expected = isUnproven ? [401] : breaches.length > 0 ? [400] : request.otherwise;
  const problems: unknown[] = [...faults];
  if (!expected.includes(status)) problems.push({ status, expected, breaches, body });
  if (status >= 300 && JSON.parse(body).status !== status) problems.push({ status, body });
  return { request, status, problems };
}

describe("6,000 requests from the contract, right and wrong", () => {
  const size = { batch: 50, batches: 120, warmUp: 30 };
  const seed = Date.now();
  const verdicts: Verdict[] = [];
  const heap: number[] = [];

  beforeAll(async () => {
    const requests = fc.sample(requestsOf(callers), { seed, numRuns: size.batch * size.batches });
    for (let batch = 0; batch < size.batches; batch++) {
      const start = batch * size.batch;
      verdicts.push(...(await Promise.all(requests.slice(start, start + size.batch).map(judge))));
      sandbox.reset();
      if (batch === size.warmUp || batch === size.batches - 1) heap.push(usedHeap());
    }
  }, 600_000);

  it("are accepted and rejected by the sandbox as by Prism", () => {
    const disputed = verdicts.filter(({ problems }) => problems.length > 0);
    expect(disputed.slice(0, 3), `seed ${seed}, ${disputed.length} disputed`).toEqual([]);
    expect(verdicts).toHaveLength(6000);
  });

  it("get every response that a request alone can bring about, often enough to mean something", () => {
    const count = (operation: string, wanted: number) =>
      verdicts.filter(({ request, status }) => request.operation === operation && status === wanted).length;
    const possible: Record<GeneratedRequest["operation"], number[]> = {
      createAccessToken: [200, 400, 401],
      createCustomer: [201, 400, 401, 409],
      getCustomer: [200, 400, 401, 404],
      listCustomers: [200, 400, 401],
      updateCustomer: [200, 400, 401, 404],
    };
    for (const [operation, statuses] of Object.entries(possible)) {
      for (const status of statuses) expect(count(operation, status), `${operation} ${status}`).toBeGreaterThan(20);
    }
  });

  it("leave the memory as it was", () => {
    const [before = 0, after = 0] = heap;
    expect(after - before).toBeLessThan(8_000_000);
  });
});

setFlagsFromString("--expose-gc");
const collectGarbage: () => void = runInNewContext("gc");

function usedHeap(): number {
  collectGarbage();
  return process.memoryUsage().heapUsed;
}

describe("what Prism cannot pass on, sent to the sandbox itself", () => {
  const update = (changes: Partial<PlainRequest>) =>
    send(sandbox.url, {
      method: "PATCH",
      path: "/customers/customer-one",
      headers: headersOf("application/json"),
      body: "{}",
      ...changes,
    });
  const headersOf = (contentType: string) => ({
    "x-api-key": "key-one",
    authorization: `Bearer ${callers[0]?.token}`,
    "user-agent": "fuzz/1",
    "content-type": contentType,
  });

  it("JSON that is cut off anywhere differs from whole JSON, and from no body at all", async () => {
    const whole = JSON.stringify({ email: "ana@example.com", address: { street: "Avenida Ñuñoa", country: null } });
    const bytes = Buffer.from(whole);
    const cut = Array.from({ length: bytes.length - 1 }, (_, end) => bytes.subarray(0, end + 1).toString("latin1"));
    const responses = await Promise.all(cut.map((body) => update({ body })));
    expect(responses.map(toError)).toEqual(cut.map(() => ({ status: 400, code: "14", type: "parsingResource" })));
  });

  it("text that is no JSON", async () => {
    const texts = fc.sample(fc.string({ unit: "binary", minLength: 1 }).filter(isNoJson), 300);
    const responses = await Promise.all(texts.map((body) => update({ body })));
    expect(responses.map(toError)).toEqual(texts.map(() => ({ status: 400, code: "14", type: "parsingResource" })));
  });

  it.each(["null", "false", "0", '""', "-1e999"])("the JSON value %s", async (body) => {
    expect(toError(await update({ body }))).toEqual({ status: 400, code: "11", type: "invalidParam" });
  });

  it.each(["application/merge-patch+json", "application/json-patch+json", "application/jsonp", "garbled;;=,x", "*/*"])(
    "the media type %s",
    async (contentType) => {
      expect(toError(await update({ headers: headersOf(contentType) }))).toMatchObject({ status: 400 });
    },
  );

  it.each(["PUT", "POST", "DELETE"])("the method %s", async (method) => {
    expect(toError(await update({ method }))).toEqual({ status: 501, code: "42", type: "unimplemented" });
  });

  it.each(["/", "/customers/", "/customers/a/b", "/auth/", "/%2e%2e", "/nowhere?x=%E0%A4%A"])(
    "the path %s",
    async (path) => {
      expect(toError(await update({ path }))).toEqual({ status: 404, code: "31", type: "notFound" });
    },
  );
});

function isNoJson(text: string): boolean {
  try {
    JSON.parse(text);
    return false;
  } catch {
    return true;
  }
}

function toError({ status, body }: PlainResponse) {
  const error = JSON.parse(body);
  expect(error).toMatchObject({
    status,
    detail: expect.any(String),
    traceId: expect.stringMatching(/^[0-9a-f-]{36}$/),
  });
  return { status, code: error.code, type: error.type };
}
