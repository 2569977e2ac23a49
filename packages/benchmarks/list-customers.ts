import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fill } from "./sandbox-file.ts";
import { headers, startSandboxProcess, tokenOf } from "./sandbox-process.ts";

// node list-customers.ts [COUNT]: `GET /customers` from the first page to the last, by default of 100,000 customers in a file.

const count = Number(process.argv[2] ?? 100_000);
const limit = 100;
const folder = mkdtempSync(join(tmpdir(), "conomy-list-"));
try {
  await measure(join(folder, "conomy.sqlite"));
} finally {
  rmSync(folder, { recursive: true });
}

async function measure(file: string): Promise<void> {
  await (await startSandboxProcess("--db", file)).stop();
  fill(file, count);
  const { url, memory, stop } = await startSandboxProcess("--db", file);
  const authorization = `Bearer ${await tokenOf(url)}`;
  const before = memory().now;
  const times: number[] = [];
  let peak = before;
  for (let [offset, total] = [0, 1]; offset < total; ) {
    const begun = performance.now();
    const response = await fetch(`${url}/customers?limit=${limit}&offset=${offset}`, {
      headers: { ...headers, authorization },
    });
    const { pagination } = (await response.json()) as { pagination: { next: number; total: number } };
    times.push(performance.now() - begun);
    ({ next: offset, total } = pagination);
    if (times.length % 50 === 0) peak = Math.max(peak, memory().now);
  }
  const tenth = Math.floor(times.length / 10);
  console.log(
    `${count} customers, ${times.length} pages of ${limit}: ${ms(times.slice(0, tenth))} ms a page in the first tenth, ` +
      `${ms(times.slice(4 * tenth, 5 * tenth))} in the fifth, ${ms(times.slice(-tenth))} in the last; ` +
      `memory ${before} MB at the start, ${peak} MB at most`,
  );
  await stop();
}

/** The median, because a pause of the garbage collector belongs to no page. */
function ms(times: number[]): string {
  return ([...times].sort((a, b) => a - b)[Math.floor(times.length / 2)] ?? 0).toFixed(2);
}
