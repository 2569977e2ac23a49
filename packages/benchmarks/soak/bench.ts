import { writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { type CommandOptions, runCommand, toWholeNumber } from "@conomyhq/command";

const usage = `Usage: pnpm bench:soak [--seconds N] [--callers N] [--write]

Lets many callers share one client for ten minutes, while its sandbox fails, lets tokens expire and goes away twice.
Prints a report, and ends with 1 if the client broke a promise.

  --seconds N   how long (default: 600)
  --callers N   how many callers (default: 200)
  --write       write packages/benchmarks/SOAK.md and soak.svg as well
`;

const options = {
  seconds: { type: "string", default: "600" },
  callers: { type: "string", default: "200" },
  write: { type: "boolean", default: false },
} satisfies CommandOptions;

// turbo and pnpm may both leave their `--` behind.
const args = process.argv.slice(2).filter((given) => given !== "--");
await runCommand({ usage, args, options }, async ({ values }) => {
  const { soak } = await import("./soak.ts");
  const { report } = await import("./report.ts");
  const { judge } = await import("./verdict.ts");
  const { plot } = await import("./plot.ts");

  const duration = toWholeNumber("--seconds", values.seconds, 86_400) * 1000;
  const callers = toWholeNumber("--callers", values.callers, 10_000);
  const every = Math.max(250, duration / 120);
  const result = await soak({ duration, callers, every, pause: 2_000, deadline: 10_000, timeout: 2_000 }, progress);
  const text = report(result, `pnpm bench:soak --seconds ${values.seconds} --callers ${values.callers}`);
  process.stdout.write(text);
  if (values.write) {
    write("SOAK.md", text);
    write("soak.svg", plot(result));
  }
  return judge(result).every(({ isMet }) => isMet) ? 0 : 1;
});

function progress({ at, calls, heap }: { at: number; calls: number; heap: number }, count: number): void {
  const line = `${(at / 1000).toFixed(0)} s: ${calls} calls, heap ${(heap / 1e6).toFixed(1)} MB`;
  if (process.stderr.isTTY) process.stderr.write(`\r${line}  `);
  else if (count % 10 === 0) process.stderr.write(`${line}\n`);
}

function write(name: string, text: string): void {
  writeFileSync(fileURLToPath(new URL(`../${name}`, import.meta.url)), text);
}
