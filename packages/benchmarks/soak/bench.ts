import type { Section } from "../section.ts";
import { plot } from "./plot.ts";
import { report } from "./report.ts";
import { type Plan, soak } from "./soak.ts";
import { judge } from "./verdict.ts";

const full: Plan = {
  duration: 600_000,
  callers: 200,
  every: 5_000,
  pause: 2_000,
  deadline: 10_000,
  timeout: 2_000,
};
const quick: Plan = { ...full, duration: 15_000, every: 500 };

/** One client under many callers for a long time. */
export async function benchSoak(isQuick: boolean, progress: (line: string) => void): Promise<Section> {
  const result = await soak(isQuick ? quick : full, ({ at, calls, heap }, count) => {
    if (count % 6 === 0) progress(`${(at / 1000).toFixed(0)} s: ${calls} calls, heap ${(heap / 1e6).toFixed(1)} MB`);
  });
  const heaps = result.samples.map(({ heap }) => heap / 1e6);
  return {
    text: report(result),
    plots: { "soak.svg": plot(result) },
    figures: { "Heap of a client under 200 callers, MB": heaps },
    isKept: judge(result).every(({ isMet }) => isMet),
  };
}
