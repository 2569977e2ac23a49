import { statSync } from "node:fs";
import autocannon from "autocannon";
import type { Carried } from "./load.ts";
import { fill } from "./sandbox-file.ts";
import { headers, startSandboxProcess, tokenOf } from "./sandbox-process.ts";

/** What the sandbox carries with so many customers in a file. */
export interface Many {
  count: number;
  /** From the start of its process until it listens, in ms. */
  start: number;
  patch: Carried;
  page: Carried;
  /** Resident, in MB. */
  memory: number;
  /** The size of the file, in MB. */
  file: number;
}

export async function measureMany(count: number, file: string, seconds: number): Promise<Many> {
  await (await startSandboxProcess("--db", file)).stop();
  fill(file, count);
  const { url, ms, memory, stop } = await startSandboxProcess("--db", file);
  const authorized = { ...headers, authorization: `Bearer ${await tokenOf(url)}` };
  // 7919 is prime, so that the calls are spread over the file.
  let next = 0;
  const place = () => (next++ * 7919) % count;
  const patch = await load(url, seconds, () => ({
    method: "PATCH",
    path: `/customers/c${place()}`,
    headers: authorized,
    body: '{"email":"new@example.com"}',
  }));
  const page = await load(url, seconds, () => ({
    path: `/customers?limit=100&offset=${place()}`,
    headers: authorized,
  }));
  const used = memory().now;
  await stop();
  return { count, start: ms, patch, page, memory: used, file: statSync(file).size / 1e6 };
}

async function load(url: string, duration: number, toRequest: () => autocannon.Request): Promise<Carried> {
  // autocannon adds `content-length` to the headers that it is given.
  const setupRequest = (request: autocannon.Request) => {
    const { headers, ...rest } = toRequest();
    return { ...request, ...rest, headers: { ...headers } };
  };
  const { latency, requests, non2xx } = await autocannon({
    url,
    connections: 16,
    duration,
    requests: [{ setupRequest }],
  });
  if (non2xx > 0) throw new Error(`The sandbox refused ${non2xx} requests.`);
  return { rate: requests.average, p99: latency.p99 };
}
