import { bundleParts } from "./bundle-parts.ts";
import { bundleSize } from "./bundle-size.ts";
import { ours, peers, raw } from "./cases.ts";
import type { LibraryResult, Results } from "./client-results.ts";
import { bareNode, measureColdImports } from "./cold-import.ts";
import { type Effort, measureCpu } from "./cpu.ts";
import { footprint } from "./footprint.ts";
import { libraries } from "./libraries.ts";
import { measurePunctuality } from "./punctuality.ts";
import { ratios } from "./ratios.ts";
import { typeCost } from "./type-cost.ts";

/** How much time a run takes. */
export interface Efforts {
  cpu: Effort;
  coldImportRounds: number;
  /** How many calls end late, in each phase. */
  lateCalls: number;
}

/**
 * Measures everything.
 *
 * @param progress is told what is being measured, and how much of it is done
 */
export async function measure(
  { cpu, coldImportRounds, lateCalls }: Efforts,
  progress: (what: string, done: number, all: number) => void,
): Promise<Results> {
  const calls = await measureCpu([raw, ...ours, ...peers], cpu, (done) => progress("CPU of a call", done, cpu.rounds));
  const imports = measureColdImports(libraries, coldImportRounds, (done) =>
    progress("Cold import", done, coldImportRounds),
  );
  const punctuality = await measurePunctuality(lateCalls);
  const measured: LibraryResult[] = [];
  for (const library of libraries) {
    const { name, consumer } = library;
    measured.push({
      name,
      bundle: await bundleSize(library),
      types: typeCost(consumer),
      footprint: footprint(name),
    });
    progress("Sizes and types", measured.length, libraries.length);
  }
  return {
    rounds: { cpu: cpu.rounds, coldImport: coldImportRounds },
    cpu: ratios(calls, raw.name, (cost, reference) => reference / cost),
    coldImport: ratios(imports, bareNode, (cost, reference) => cost / reference),
    punctuality,
    libraries: measured,
    parts: await bundleParts(),
  };
}
