import { once } from "node:events";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { type AddressInfo, connect } from "node:net";
import { join } from "node:path";
import { createServer as createTlsServer, type Server } from "node:tls";
import { createConomyClient, type FetchLike } from "@conomyhq/client";
import { type Sandbox, startSandbox } from "@conomyhq/sandbox";
import { createProxy } from "proxy";
import { generate } from "selfsigned";
import { afterAll, afterEach, beforeAll, expect, it, vi } from "vitest";
import { folderOf, recipe } from "./snippets.ts";

const folder = folderOf(import.meta.filename);
const id = "69e25243baa9fd9b463d6bac";
let sandbox: Sandbox;
let tls: Server;
let certificate: string;
let options: Sandbox["clientOptions"];

// The sandbox behind TLS, with a certificate that nobody knows.
beforeAll(async () => {
  sandbox = await startSandbox();
  const { private: key, cert } = await generate([{ name: "commonName", value: "localhost" }], {
    extensions: [{ name: "subjectAltName", altNames: [{ type: 2, value: "localhost" }] }],
  });
  certificate = cert;
  tls = createTlsServer({ key, cert }, (socket) => {
    const onward = connect(Number(new URL(sandbox.url).port), "127.0.0.1");
    socket.pipe(onward).pipe(socket);
    for (const end of [socket, onward]) end.on("error", () => {});
  });
  await once(tls.listen(0, "localhost"), "listening");
  options = { ...sandbox.clientOptions, baseUrl: `https://localhost:${(tls.address() as AddressInfo).port}` };
});
afterEach(() => vi.unstubAllEnvs());
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true });
  tls.close();
  await sandbox.close();
});

it("the recipe for a custom CA trusts it", async () => {
  mkdirSync(folder, { recursive: true });
  const ca = join(folder, "ca.pem");
  writeFileSync(ca, certificate);
  vi.stubEnv("COMPANY_CA", ca);
  const { fetchWithCompanyCa } = await recipe<{ fetchWithCompanyCa: FetchLike }>("fetchWithCompanyCa", folder);

  await expect(createConomyClient(options).customers.update(id, {})).rejects.toThrow("self-signed certificate");
  const conomy = createConomyClient({ ...options, fetch: fetchWithCompanyCa });
  expect(await conomy.customers.update(id, { email: "ca@example.com" })).toMatchObject({ email: "ca@example.com" });
});

it("the recipe for a proxy sends everything through it", async () => {
  const seen: string[] = [];
  const proxy = createServer();
  for (const event of ["connect", "request"]) proxy.on(event, ({ method, url }) => seen.push(`${method} ${url}`));
  await once(createProxy(proxy).listen(0, "127.0.0.1"), "listening");
  vi.stubEnv("HTTPS_PROXY", `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`);
  const { fetchThroughProxy: fetch } = await recipe<{ fetchThroughProxy: FetchLike }>("fetchThroughProxy", folder);

  const plain = createConomyClient({ ...sandbox.clientOptions, fetch });
  expect(await plain.customers.update(id, { email: "p@example.com" })).toMatchObject({ email: "p@example.com" });
  // Through a tunnel, so that the proxy sees nothing of it: only the client can refuse the certificate.
  await expect(createConomyClient({ ...options, fetch }).customers.update(id, {})).rejects.toThrow("self-signed");
  expect(seen).toEqual([
    `POST ${sandbox.url}/auth`,
    `PATCH ${sandbox.url}/customers/${id}`,
    `CONNECT ${new URL(options.baseUrl).host}`,
  ]);
  proxy.closeAllConnections();
  proxy.close();
});
