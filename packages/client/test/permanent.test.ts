import { once } from "node:events";
import { readFileSync } from "node:fs";
import { createServer, type Server } from "node:https";
import type { AddressInfo } from "node:net";
import { describe, expect, it, onTestFinished } from "vitest";
import {
  type ConomyClientOptions,
  createConomyClient,
  type FetchLike,
  isConomyConfigError,
  isConomyConnectionError,
} from "../src/index.ts";
import { respond, startHostileServer } from "./hostile-server.ts";

const fixture = (name: string) => readFileSync(new URL(`fixtures/elsewhere.${name}.pem`, import.meta.url));

/** A server whose certificate nobody trusts. It was made for these tests alone, key included. */
async function startUntrusted(): Promise<string> {
  const server: Server = createServer({ key: fixture("key"), cert: fixture("cert") });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  onTestFinished(async () => {
    server.close();
    await once(server, "close");
  });
  return `https://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/** What a call of a client fails with, and what the log says about it. */
async function tryOut(options: Partial<ConomyClientOptions>) {
  const lines: string[] = [];
  const log = (line: string) => void lines.push(line);
  const conomy = createConomyClient({
    baseUrl: "https://conomy.invalid",
    apiKey: "key",
    accessToken: "token",
    retry: { attempts: 3, minDelay: 1 },
    logger: { debug: log, warn: log, error: log },
    ...options,
  } as ConomyClientOptions);
  const error: unknown = await conomy.customers.update("69e2", {}).catch((thrown: unknown) => thrown);
  return { error, lines, tries: lines.length, message: String(error) };
}

/** An error as `fetch` throws it, with the reason inside. */
const thrown = (reason: object, message = "fetch failed"): FetchLike => {
  const cause = Object.assign(new Error(), reason);
  return async () => {
    throw new TypeError(message, { cause });
  };
};

describe("what cannot succeed is tried once, and says why", () => {
  it("a certificate that nobody trusts", async () => {
    const { error, tries, message, lines } = await tryOut({ baseUrl: await startUntrusted() });
    expect(isConomyConnectionError(error)).toBe(true);
    expect(tries).toBe(1);
    expect(message).toMatch(/self-signed certificate.*\(DEPTH_ZERO_SELF_SIGNED_CERT\)$/);
    expect(lines[0]).toContain("(DEPTH_ZERO_SELF_SIGNED_CERT)");
  });

  it("TLS where the server speaks none", async () => {
    const server = await startHostileServer(respond);
    onTestFinished(() => server.close());
    const { tries, message } = await tryOut({ baseUrl: server.url.replace("http:", "https:") });
    expect(tries).toBe(1);
    expect(message).toMatch(/wrong version number.*\(ERR_SSL_WRONG_VERSION_NUMBER\)$/);
  });

  it.each([1, 22, 25, 6000, 6667])("the port %i, which fetch blocks", async (port) => {
    // A `baseUrl` with it is refused, so that only a `fetch` of the caller's gets there.
    const { tries, message, lines } = await tryOut({ fetch: (_, init) => fetch(`http://127.0.0.1:${port}`, init) });
    expect(tries).toBe(1);
    expect(message).toMatch(/got no response: bad port$/);
    expect(lines[0]).toContain("bad port");
  });

  it("a name that does not exist", async () => {
    const { tries, message, lines } = await tryOut({ baseUrl: "https://conomy.invalid" });
    expect(tries).toBe(1);
    expect(message).toMatch(/getaddrinfo ENOTFOUND conomy\.invalid \(ENOTFOUND\)$/);
    expect(lines[0]).toContain("(ENOTFOUND)");
  });

  it.each([
    ["an expired certificate", { code: "CERT_HAS_EXPIRED", message: "certificate has expired" }],
    [
      "an unknown issuer",
      { code: "UNABLE_TO_VERIFY_LEAF_SIGNATURE", message: "unable to verify the first certificate" },
    ],
    [
      "a missing issuer",
      { code: "UNABLE_TO_GET_ISSUER_CERT_LOCALLY", message: "unable to get local issuer certificate" },
    ],
    [
      "a chain of one's own",
      { code: "SELF_SIGNED_CERT_IN_CHAIN", message: "self-signed certificate in certificate chain" },
    ],
    ["another host's certificate", { code: "ERR_TLS_CERT_ALTNAME_INVALID", message: "Hostname/IP does not match" }],
    ["Node's permissions", { code: "ERR_ACCESS_DENIED", message: "connect ERR_ACCESS_DENIED" }],
    ["Deno's permissions", { name: "NotCapable", message: 'Requires net access to "a.example:443"' }],
    ["Deno's certificate", { message: "client error (Connect): invalid peer certificate: UnknownIssuer" }],
    ["Deno's TLS", { message: "client error (Connect): received corrupt message of type InvalidContentType" }],
    [
      "Deno's name",
      { message: "client error (Connect): dns error: failed to lookup address information: Name or service not known" },
    ],
    ["Deno's blocked port", { message: "Fetch failed: Requests to port 22 are blocked" }],
    ["Bun's TLS", { code: "EPROTO", message: "EPROTO: The TLS handshake failed." }],
  ])("%s", async (_, reason) => {
    const { tries, message, lines } = await tryOut({ fetch: thrown(reason) });
    expect(tries).toBe(1);
    expect(message).toContain(`${reason.message}${"code" in reason ? ` (${reason.code})` : ""}`);
    expect(lines[0]).toContain(reason.message);
  });
});

describe("what may succeed later is tried again, and says why", () => {
  it("a refused connection", async () => {
    const server = await startHostileServer(respond);
    await server.close();
    const { tries, message } = await tryOut({ baseUrl: server.url });
    expect(tries).toBe(3);
    expect(message).toMatch(/ECONNREFUSED/);
  });

  it.each([
    ["a name server that is busy", { code: "EAI_AGAIN", message: "getaddrinfo EAI_AGAIN cert.ssl.denied.example" }],
    ["a connection that breaks", { code: "ECONNRESET", message: "read ECONNRESET" }],
    [
      "a connection that breaks before TLS",
      {
        code: "ECONNRESET",
        message: "Client network socket disconnected before secure TLS connection was established",
      },
    ],
    ["a network without a route", { code: "EHOSTUNREACH", message: "connect EHOSTUNREACH 10.0.0.1:443" }],
    [
      "Deno's refused connection",
      { message: "client error (Connect): tcp connect error: Connection refused (os error 111)" },
    ],
    ["an error without a word", { message: "" }],
  ])("%s", async (_, reason) => {
    const { tries } = await tryOut({ fetch: thrown(reason) });
    expect(tries).toBe(3);
  });

  it("a reason in a list, as for a name with several addresses", async () => {
    const errors = [Object.assign(new Error("connect ECONNREFUSED ::1:443"), { code: "ECONNREFUSED" })];
    const { tries, message } = await tryOut({ fetch: thrown({ errors, message: "" }) });
    expect(tries).toBe(3);
    expect(message).toMatch(/connect ECONNREFUSED ::1:443 \(ECONNREFUSED\)$/);
  });

  it("a create whose connection was never made, and no other", async () => {
    for (const [reason, tries] of [
      [{ message: "client error (Connect): tcp connect error: Connection refused (os error 111)" }, 3],
      [{ code: "ECONNREFUSED", message: "connect ECONNREFUSED" }, 3],
      [{ code: "EAI_AGAIN", message: "getaddrinfo EAI_AGAIN a.example" }, 3],
      [{ message: "client error (SendRequest): connection closed before message completed" }, 1],
      [{ code: "ECONNRESET", message: "read ECONNRESET" }, 1],
      [{ code: "ENOTFOUND", message: "getaddrinfo ENOTFOUND a.example" }, 1],
    ] as const) {
      let calls = 0;
      const fetch: FetchLike = (...given) => {
        calls++;
        return thrown(reason)(...given);
      };
      const conomy = createConomyClient({
        environment: "sandbox",
        apiKey: "key",
        accessToken: "token",
        retry: { attempts: 3, minDelay: 1 },
        fetch,
      });
      await conomy.request("POST", "/payments", { body: {} }).catch(() => {});
      expect([reason.message, calls]).toEqual([reason.message, tries]);
    }
  });
});

const odd = (value: unknown) => (async () => value) as unknown as FetchLike;

it.each([
  ["nothing", odd(undefined)],
  ["null", odd(null)],
  ["text", odd("{}")],
  ["an empty object", odd({})],
  ["a response without headers", odd({ ok: true, status: 200, body: null })],
  ["node-fetch's stream", odd({ ok: true, status: 200, headers: new Headers(), body: process.stdin })],
  ["a parsed body", odd({ data: { id: "69e2" }, status: 200, headers: { "content-type": "application/json" } })],
])("a fetch that returns %s is called once, and named", async (_, fetch) => {
  let calls = 0;
  const { error, lines } = await tryOut({
    fetch: (...given) => {
      calls++;
      return fetch(...given);
    },
  });
  expect(isConomyConfigError(error)).toBe(true);
  expect(String(error)).toContain("`fetch`");
  expect([calls, lines.length]).toEqual([1, 1]);
});
