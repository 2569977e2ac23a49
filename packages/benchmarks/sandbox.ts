import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { compareServers } from "./load.ts";
import { measureMany } from "./many-customers.ts";
import type { Section } from "./section.ts";
import { table } from "./table.ts";

/** What the sandbox carries, beside Prism, and with many customers in a file. */
export async function benchSandbox(isQuick: boolean, progress: (line: string) => void): Promise<Section> {
  const rounds = await compareServers(isQuick ? { rounds: 1, seconds: 1 } : { rounds: 5, seconds: 5 }, progress);
  const counts = isQuick ? [1_000, 10_000] : [1_000, 1_000_000];
  const many = [];
  for (const count of counts) {
    const folder = mkdtempSync(join(tmpdir(), "conomy-many-"));
    try {
      many.push(await measureMany(count, join(folder, "conomy.sqlite"), isQuick ? 1 : 5));
    } finally {
      rmSync(folder, { recursive: true });
    }
    progress(`${count.toLocaleString("en-US")} customers: done`);
  }
  const ratios = rounds.map(({ sandbox, prism }) => sandbox.rate / prism.rate);

  return {
    text: `### Load

\`PATCH\` over 64 connections of loopback, each server in a process of its own, in turn.

${table(
  ["Round", "Sandbox, requests/s", "p99, ms", "Prism, requests/s", "p99, ms", "Sandbox over Prism"],
  rounds.map(({ sandbox, prism }, at) => [
    `${at + 1}`,
    ...[sandbox, prism].flatMap(({ rate, p99 }) => [rate.toFixed(0), `${p99}`]),
    (ratios[at] as number).toFixed(2),
  ]),
)}

### Customers in a file

A call at a time over each of 16 connections, spread over all customers.

${table(
  ["Customers", "Start, ms", "PATCH/s", "p99, ms", "Pages of 100/s", "p99, ms", "Memory, MB", "File, MB"],
  many.map(({ count, start, patch, page, memory, file }) => [
    count.toLocaleString("en-US"),
    ...[start, patch.rate, patch.p99, page.rate, page.p99, memory, file].map((value) => value.toFixed(0)),
  ]),
)}
`,
    plots: {},
    figures: { "Load of the sandbox over Prism's, requests/s": ratios },
    isKept: true,
  };
}
