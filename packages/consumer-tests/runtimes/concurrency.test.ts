import { once } from "node:events";
import { cpSync } from "node:fs";
import { createServer, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { afterAll, describe, expect, it, onTestFinished } from "vitest";
import { executables, run } from "./executables.ts";
import { createInstalledProject } from "./project.ts";
import { startWorker } from "./workerd.ts";

const project = createInstalledProject();
const { folder } = project;
for (const file of ["requests.mjs", "signal.mjs"]) cpSync(new URL(file, import.meta.url), join(folder, file));
afterAll(project.remove);

const customer = { id: "1", firstName: "Ana" };

/** A stand-in for Conomy that stalls at its first token requests. */
async function startServer(stalls = 0) {
  const received: Record<string, number> = {};
  const send = (response: ServerResponse, body: object) =>
    response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify(body));
  const server = createServer((request, response) => {
    const url = request.url ?? "";
    received[url] = (received[url] ?? 0) + 1;
    if (url !== "/auth") send(response, customer);
    else if (received[url] > stalls) send(response, { accessToken: "token", tokenType: "Bearer", expiresIn: 3600 });
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, received };
}

describe("on workerd", () => {
  async function start(...given: [baseUrl: string, compatibilityDate?: string]) {
    const worker = await startWorker(join(folder, "requests.mjs"), ...given);
    onTestFinished(() => worker.dispose());
    return worker;
  }

  it("incoming requests succeed whose token request died with another incoming request", async () => {
    const { url, received } = await startServer(1);
    const worker = await start(url);
    expect(await worker.get("/leave")).toBe("left");
    const outcomes = await Promise.all(Array.from({ length: 20 }, () => worker.get("/stay")));
    expect(outcomes).toEqual(Array(20).fill(customer));
    expect(received["/auth"]).toBeLessThanOrEqual(3);
    expect(await worker.get("/stay")).toEqual(customer);
  });

  // Before 2024-11-11 the `cache` of a request was refused, whatever it said.
  it.each(["2023-01-01", "2024-01-01"])("calls work with the compatibility date %s", async (date) => {
    const { url, received } = await startServer();
    const worker = await start(url, date);
    expect(await Promise.all([worker.get("/stay"), worker.get("/stay")])).toEqual([customer, customer]);
    expect(received).toEqual({ "/auth": 1, "/customers/1": 2 });
  });
});

describe.each(executables)("on $name", (runtime) => {
  it("a hundred calls on one signal print no warning and leave no listener on it", async () => {
    const { url, received } = await startServer();
    const { stdout, stderr } = await run(runtime, ["signal.mjs", url], folder);
    expect(stderr).toBe("");
    expect(JSON.parse(stdout)).toEqual({ succeeded: 100, listeners: 0 });
    expect(received).toEqual({ "/auth": 1, "/customers/1": 100 });
  });
});
