import { type Efforts, measure } from "./client-measure.ts";
import { plot } from "./client-plot.ts";
import { budgets, report } from "./client-report.ts";
import type { Results } from "./client-results.ts";
import type { Figures } from "./figures.ts";
import type { Section } from "./section.ts";

const full: Efforts = { cpu: { rounds: 25, milliseconds: 150 }, coldImportRounds: 60, lateCalls: 20 };
const quick: Efforts = { cpu: { rounds: 5, milliseconds: 40 }, coldImportRounds: 5, lateCalls: 3 };

/** What a call, an import, a bundle, a type check and an install of the client cost, beside its peers. */
export async function benchClient(isQuick: boolean, progress: (line: string) => void): Promise<Section> {
  const results = await measure(isQuick ? quick : full, (what, done, all) => {
    if (done === all) progress(`${what}: done`);
  });
  const svg = plot(results, { cpu: budgets.cpu.budget, kilobytes: budgets.gzip.budget / 1000 });
  return { text: report(results), plots: { "client.svg": svg }, figures: figuresOf(results), isKept: true };
}

function figuresOf({ cpu, coldImport, libraries }: Results): Figures {
  return Object.fromEntries([
    ...[...cpu].map(([name, { values }]) => [`CPU of ${name} over raw fetch`, values]),
    ...[...coldImport].map(([name, { values }]) => [`Cold import of ${name}`, values]),
    ...libraries.flatMap(({ name, bundle, types, footprint }) => [
      [`Bundle of ${name}, B`, [bundle.gzip]],
      [`Types of ${name}`, [types.types]],
      [`Installed with ${name}, B`, [footprint.bytes]],
    ]),
  ]);
}
