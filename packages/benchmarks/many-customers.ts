import { mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import autocannon from "autocannon";
import { fill } from "./sandbox-file.ts";
import { headers, startSandboxProcess, tokenOf } from "./sandbox-process.ts";

// node many-customers.ts [COUNT …]: PATCH beside so many customers in a file, by default 1,000 and 1,000,000.

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
  const accessToken = await tokenOf(url);
  let next = 0;
  const { latency, requests, non2xx } = await autocannon({
    url,
    connections: 16,
    duration: 5,
    requests: [
      {
        method: "PATCH",
        headers: { ...headers, authorization: `Bearer ${accessToken}` },
        body: '{"email":"new@example.com"}',
        setupRequest: (request) => ({ ...request, path: `/customers/c${(next++ * 7919) % count}` }),
      },
    ],
  });
  console.log(
    `${count} customers: start ${ms} ms, PATCH ${Math.round(requests.average)}/s, p50 ${latency.p50} ms, p99 ${latency.p99} ms, ` +
      `${non2xx} refused, memory ${memory().now} MB, file ${Math.round(statSync(file).size / 1e6)} MB`,
  );
  await stop();
}
