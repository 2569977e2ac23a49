import { mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import autocannon from "autocannon";
import { fill } from "./sandbox-file.ts";
import { headers, startSandboxProcess, tokenOf } from "./sandbox-process.ts";

// node many-customers.ts [COUNT …]: PATCH and a page of 100 beside so many customers in a file, by default 1,000 and 1,000,000.

const counts = process.argv.length > 2 ? process.argv.slice(2).map(Number) : [1_000, 1_000_000];
for (const count of counts) {
  const folder = mkdtempSync(join(tmpdir(), "conomy-many-"));
  try {
    await measure(count, join(folder, "conomy.sqlite"));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

async function measure(count: number, file: string): Promise<void> {
  await (await startSandboxProcess("--db", file)).stop();
  fill(file, count);
  const { url, ms, memory, stop } = await startSandboxProcess("--db", file);
  const authorized = { ...headers, authorization: `Bearer ${await tokenOf(url)}` };
  // 7919 is prime, so that the calls are spread over the file.
  let next = 0;
  const place = () => (next++ * 7919) % count;
  const patch = await load(url, () => ({
    method: "PATCH",
    path: `/customers/c${place()}`,
    headers: authorized,
    body: '{"email":"new@example.com"}',
  }));
  const page = await load(url, () => ({ path: `/customers?limit=100&offset=${place()}`, headers: authorized }));
  const megabytes = Math.round(statSync(file).size / 1e6);
  console.log(
    `${count} customers: start ${ms} ms; PATCH ${patch}; page of 100 ${page}; memory ${memory().now} MB, file ${megabytes} MB`,
  );
  await stop();
}

async function load(url: string, toRequest: () => autocannon.Request): Promise<string> {
  // autocannon adds `content-length` to the headers that it is given.
  const setupRequest = (request: autocannon.Request) => {
    const { headers, ...rest } = toRequest();
    return { ...request, ...rest, headers: { ...headers } };
  };
  const {
    latency,
    requests: done,
    non2xx,
  } = await autocannon({ url, connections: 16, duration: 5, requests: [{ setupRequest }] });
  if (non2xx > 0) throw new Error(`The sandbox refused ${non2xx} requests.`);
  return `${Math.round(done.average)}/s, p50 ${latency.p50} ms, p99 ${latency.p99} ms`;
}
