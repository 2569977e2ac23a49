import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type CommandOptions, misuse, runCommand } from "@conomyhq/command";

const usage = `Usage: pnpm bench:contracts [--sizes LIST] [--published LIST] [--output FILE]

Sends contracts of different sizes through lint, bundle, types, type check, sandbox, reference and contract diff, and prints
what each step took. All of it takes a quarter of an hour.

  --sizes LIST      how many operations are added (default: 1,10,100,1000,3000)
  --published LIST  published descriptions: figma, github, or nothing (default: figma,github)
  --output FILE     write the report to a file as well, such as LARGE-CONTRACTS.md in packages/benchmarks
`;

const options = {
  sizes: { type: "string", default: "1,10,100,1000,3000" },
  published: { type: "string", default: "figma,github" },
  output: { type: "string" },
} satisfies CommandOptions;

// turbo and pnpm may both leave their `--` behind.
const args = process.argv.slice(2).filter((given) => given !== "--");
await runCommand({ usage, args, options }, async ({ values }) => {
  const { joined, published, synthetic, writeCase } = await import("./contracts.ts");
  const { measureChain } = await import("./measure.ts");
  const { report } = await import("./report.ts");

  const sizes = listed(values.sizes);
  for (const size of sizes)
    if (!/^[1-9]\d{0,4}$/.test(size)) misuse(`--sizes ${size} must be a number from 1 to 99999.`);
  const names = listed(values.published);
  for (const name of names)
    if (!(name in published)) misuse(`--published ${name} is unknown: ${Object.keys(published)}.`);

  const measured = [...sizes, ...names].map((name) => {
    const folder = mkdtempSync(join(tmpdir(), "conomy-chain-"));
    const added = sizes.includes(name) ? Number(name) : undefined;
    try {
      const contract = writeCase(name, added === undefined ? joined(name) : synthetic(added), folder);
      const costs = measureChain(contract, folder, (step) => process.stderr.write(`${name}: ${step}\n`));
      return { contract, costs, ...(added !== undefined && { added }) };
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
  const text = report(measured, `pnpm bench:contracts --sizes ${values.sizes} --published ${names.join(",") || '""'}`);
  process.stdout.write(text);
  if (values.output !== undefined) writeFileSync(values.output, text);
});

function listed(text: string): string[] {
  return text.split(",").filter((item) => item !== "");
}
