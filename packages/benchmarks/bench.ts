import { writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { type CommandOptions, runCommand } from "@conomyhq/command";
import type { Efforts } from "./measure.ts";

const usage = `Usage: pnpm bench [--quick]

Measures what a call, an import, a bundle, a type check and an install of the client cost, beside its peers.
Writes packages/client/BENCHMARKS.md and packages/client/benchmarks.svg; takes a minute.

  --quick   few and short rounds: prints the report and writes nothing, because its times are too rough to keep
`;

const full: Efforts = { cpu: { rounds: 25, milliseconds: 150 }, coldImportRounds: 60, lateCalls: 20 };
const quick: Efforts = { cpu: { rounds: 5, milliseconds: 40 }, coldImportRounds: 5, lateCalls: 3 };

// turbo and pnpm may both leave their `--` behind.
const args = process.argv.slice(2).filter((given) => given !== "--");
const options = { quick: { type: "boolean", default: false } } satisfies CommandOptions;
await runCommand({ usage, args, options }, ({ values }) => bench(values.quick));

async function bench(short: boolean): Promise<void> {
  // Loaded now, not above: they load every peer, which asking for help need not wait for.
  const { measure } = await import("./measure.ts");
  const { budgets, report } = await import("./report.ts");
  const { plot } = await import("./plot.ts");

  const results = await measure(short ? quick : full, progress);
  if (short) return void process.stdout.write(report(results));
  write("BENCHMARKS.md", report(results));
  write("benchmarks.svg", plot(results, { cpu: budgets.cpu.budget, kilobytes: budgets.gzip.budget / 1000 }));
}

function write(name: string, text: string): void {
  writeFileSync(fileURLToPath(new URL(`../client/${name}`, import.meta.url)), text);
  console.log(`wrote packages/client/${name}`);
}

function progress(what: string, done: number, all: number): void {
  // A log gets one line for each kind of measurement, a terminal one that counts.
  if (process.stderr.isTTY) process.stderr.write(`\r${what}: ${done} of ${all}${done === all ? "\n" : ""}`);
  else if (done === all) process.stderr.write(`${what}: done\n`);
}
