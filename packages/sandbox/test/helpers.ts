import { record } from "@conomyhq/har";
import { expect, onTestFinished } from "vitest";
import { type Sandbox, type SandboxOptions, type Seed, startSandbox } from "../src/index.ts";

/** The customer that the default seed has. */
export const customerId = "69e25243baa9fd9b463d6bac";

export const update = "PATCH /customers/{customer-id}";

/** Two tenants, each with a customer of its own and one under an id that both use. */
export const twoTenants: Seed = {
  tenants: ["ana", "eva"].map((name) => ({
    clientId: name,
    clientSecret: `${name}-secret`,
    apiKey: `${name}-key`,
    customers: [
      { id: `of-${name}`, firstName: name },
      { id: "shared", firstName: name },
    ],
  })),
};

/** A sandbox without a port that ends with the test. */
export async function start(options: SandboxOptions = {}): Promise<Sandbox> {
  const sandbox = await startSandbox({ port: false, ...options });
  onTestFinished(() => sandbox.close());
  return sandbox;
}

/** Who calls. */
export interface Caller {
  apiKey: string;
  credentials: { clientId: string; clientSecret: string };
}

export function callerOf(clientId: string): Caller {
  return { apiKey: `${clientId}-key`, credentials: { clientId, clientSecret: `${clientId}-secret` } };
}

export interface Call {
  method?: string;
  path?: string;
  /** Sent as JSON, unless it is text already. */
  body?: unknown;
  /** Replaces headers; `undefined` leaves one out. */
  headers?: Record<string, string | undefined>;
  token?: string;
  signal?: AbortSignal;
  caller?: Caller;
  /** `false` if a fault breaks the contract here, or the call does in a way that the contract describes no response to. */
  recorded?: boolean;
}

/** A call that has everything the contract asks for, unless told otherwise: without a token it gets one first. */
export async function send(
  sandbox: Sandbox,
  call: Call = {},
  fetch: Sandbox["fetch"] = fetchOf(sandbox),
): Promise<Response> {
  const { method = "PATCH", path = `/customers/${customerId}`, body = {}, signal, caller, recorded = true } = call;
  const token = call.token ?? (path.endsWith("/auth") ? "" : await tokenOf(sandbox, caller));
  const headers = Object.entries({
    "content-type": "application/json",
    "user-agent": "test/1",
    "x-api-key": (caller ?? sandbox.clientOptions).apiKey,
    authorization: token && `Bearer ${token}`,
    ...call.headers,
  }).filter((header): header is [string, string] => Boolean(header[1]));
  const url = sandbox.url + path;
  const text = typeof body === "string" ? body : JSON.stringify(body);
  const sent = { method, headers, ...(!/^(GET|HEAD)$/.test(method) && { body: text }) };
  const response = await fetch(url, { ...sent, ...(signal && { signal }) });
  if (recorded) record({ url, ...sent }, response);
  return response;
}

/** Asks for a token, past any fault that waits. */
export async function tokenOf(sandbox: Sandbox, caller: Caller = sandbox.clientOptions): Promise<string> {
  const { apiKey, credentials } = caller;
  const response = await sandbox.fetch(`${sandbox.url}/auth`, {
    method: "POST",
    headers: { "content-type": "application/json", "x-api-key": apiKey },
    body: JSON.stringify(credentials),
  });
  const { accessToken } = (await response.json()) as { accessToken: string };
  return accessToken;
}

/** Waits until calls have met every fault but so many. */
export async function faultsLeft(sandbox: Sandbox, count: number): Promise<void> {
  await expect.poll(() => sandbox.faults.pending.length, { interval: 2 }).toBe(count);
}

/** Over the network if the sandbox listens. */
function fetchOf(sandbox: Sandbox): Sandbox["fetch"] {
  return sandbox.clientOptions.fetch ?? globalThis.fetch;
}

export async function bodyOf(response: Promise<Response> | Response): Promise<Record<string, unknown>> {
  return (await (await response).json()) as Record<string, unknown>;
}

/** Calls a control route; resolves to status and body of the response. */
export async function control(sandbox: Sandbox, method: string, path: string, body?: unknown): Promise<unknown[]> {
  const text = typeof body === "string" ? body : JSON.stringify(body);
  const init = { method, ...(text && { body: text, headers: { "content-type": "application/json" } }) };
  const response = await fetchOf(sandbox)(`${sandbox.url}/__sandbox${path}`, init);
  return [response.status, response.status === 204 ? undefined : await response.json()];
}
