import { type CommandOptions, misuse, runCommand } from "@conomyhq/command";
import { benches } from "./benches.ts";
import { writeSection } from "./report.ts";

const usage = `Usage: pnpm bench [NAME …] [--quick]

Measures, and writes packages/benchmarks/REPORT.md: what was measured, where and how, and what moved since the run before
by more than its noise. Ends with 1 if something is not kept that has to hold on every machine.

${Object.entries(benches)
  .map(([name, { does }]) => `  ${name.padEnd(12)}${does}`)
  .join("\n")}

  --quick   few and short rounds: prints the report and writes nothing, because its times are too rough to keep

Without a NAME, all of them. Other programs on the machine spoil most figures.
`;

const options = { quick: { type: "boolean", default: false } } satisfies CommandOptions;
// turbo and pnpm may both leave their `--` behind.
const args = process.argv.slice(2).filter((given) => given !== "--");

await runCommand({ usage, args, options, allowPositionals: true }, async ({ values: { quick }, positionals }) => {
  for (const name of positionals)
    if (!Object.hasOwn(benches, name)) misuse(`${name} is no bench: ${Object.keys(benches).join(", ")}.`);
  const names = Object.keys(benches).filter((name) => positionals.length === 0 || positionals.includes(name));
  let isKept = true;
  for (const name of names) {
    const bench = benches[name] as (typeof benches)[string];
    const section = await bench.run(quick, (line) => process.stderr.write(`${name}: ${line}\n`));
    isKept &&= section.isKept;
    if (quick) process.stdout.write(`## ${bench.title}\n\n${section.text}\n`);
    else console.log(`wrote ${writeSection(name, section)}`);
  }
  return isKept ? 0 : 1;
});
