import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { benches } from "./benches.ts";
import { type Figures, type Move, moves } from "./figures.ts";
import { describeMachine } from "./machine.ts";
import type { Section } from "./section.ts";
import { table } from "./table.ts";

/** The figures of a run, for the next one. */
interface Kept {
  machine: string;
  figures: Figures;
}

const introduction = `# Benchmarks

Written by \`pnpm bench\`. Sizes and counts are exact. Times are of one machine; where they are ratios, each is taken within a
round in which every case runs once, in a random order, and compares with those of other machines.
`;

/** Replaces the section of a bench in the report, keeps its figures, and returns the name of the report. */
export function writeSection(name: string, { text, plots, figures }: Section): string {
  const results = `results/${name}.json`;
  const before: Kept | undefined = existsSync(at(results)) ? JSON.parse(readFileSync(at(results), "utf8")) : undefined;
  const machine = describeMachine();
  const { title } = benches[name] as (typeof benches)[string];
  const section = `## ${title}\n\nWritten by \`pnpm bench ${name}\`. ${machine}\n\n${text.trim()}\n${since(before, figures)}`;

  const report = existsSync(at("REPORT.md")) ? readFileSync(at("REPORT.md"), "utf8") : introduction;
  writeFileSync(at("REPORT.md"), replaceSection(report, title, section));
  for (const [file, plot] of Object.entries(plots)) writeFileSync(at(file), plot);
  writeFileSync(
    at(results),
    `${JSON.stringify({ machine, figures: rounded(figures) } satisfies Kept, undefined, 1)}\n`,
  );
  return "packages/benchmarks/REPORT.md";
}

/** Puts a section in place of the one with its title, or where the order of the benches has it. */
export function replaceSection(report: string, title: string, section: string): string {
  const [, ...parts] = report.split(/^(?=## )/m);
  const sections = new Map(parts.map((part) => [/^## (.*)/.exec(part)?.[1], part]));
  sections.set(title, section);
  const ordered = Object.values(benches).flatMap((bench) => sections.get(bench.title)?.trim() ?? []);
  return `${[introduction.trim(), ...ordered].join("\n\n")}\n`;
}

function rounded(figures: Figures): Figures {
  const short = (value: number) => (Number.isInteger(value) ? value : Number(value.toPrecision(4)));
  return Object.fromEntries(Object.entries(figures).map(([name, values]) => [name, values.map(short)]));
}

function since(before: Kept | undefined, figures: Figures): string {
  if (!before) return "";
  const moved = moves(before.figures, figures);
  const head = `\n### Since the run before\n\n${before.machine.replace("Measured", "It was measured")}`;
  if (moved.length === 0) return `${head} Nothing moved beyond the noise.\n`;
  return `${head} By a 95 % confidence interval, this moved:\n\n${table(["What", "Before", "Now", "Change"], moved.map(row))}\n`;
}

function row({ name, from, to, interval }: Move): string[] {
  const [low, high] = interval.map((change) => `${change < 1 ? "−" : "+"}${Math.abs((change - 1) * 100).toFixed(1)} %`);
  return [name, figure(from), figure(to), low === high ? `${low}` : `${low} to ${high}`];
}

function figure(value: number): string {
  return value.toLocaleString("en-US", { maximumSignificantDigits: Math.abs(value) < 1_000 ? 3 : 9 });
}

function at(name: string): string {
  return fileURLToPath(new URL(name, import.meta.url));
}
