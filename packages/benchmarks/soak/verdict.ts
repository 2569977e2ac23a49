import type { Soak } from "./soak.ts";

/** One promise of the client, and whether a soak saw it kept. */
export interface Check {
  what: string;
  measured: string;
  limit: string;
  isMet: boolean;
}

/** The budget of the client's repeats: what `createRetryBudget` starts with, refills in a second, and gives for a success. */
const budget = { start: 100, perSecond: 1, perSuccess: 0.2 };
/** How much the heap and the handles of the last quarter may be over those of the second. */
const steady = 1.1;

export function judge(soak: Soak): Check[] {
  const { totals, attempts, unhandled, lost, plan, longestBlock, took } = soak;
  const allowed = Math.floor(budget.start + (took / 1000) * budget.perSecond + attempts.succeeded * budget.perSuccess);
  const late = totals.longest - plan.deadline;
  const heap = growth(soak, "heap");
  const handles = growth(soak, "handles");
  return [
    atMost("Heap of the last quarter over the second, after garbage collections", heap, steady, 2),
    atMost("Handles of the last quarter over the second", handles, steady, 2),
    atMost("Unhandled rejections", unhandled, 0),
    {
      what: "The longest call over its deadline",
      measured: `${late.toFixed(0)} ms`,
      limit: `≤ 25 ms + ${longestBlock.toFixed(0)} ms, the longest that the event loop was busy`,
      isMet: late <= 25 + longestBlock,
    },
    atMost("Repeats, of what the retry budget allows", attempts.retries, allowed),
    atMost("Acknowledged changes that are lost", lost.length, 0),
    atMost("Reads that returned less than was acknowledged", totals.stale, 0),
  ];
}

function atMost(what: string, measured: number, limit: number, digits = 0): Check {
  const written = (value: number) => value.toLocaleString("en-US", { maximumFractionDigits: digits });
  return { what, measured: written(measured), limit: `≤ ${written(limit)}`, isMet: measured <= limit };
}

/** The mean of the last quarter over that of the second: the first belongs to the start. */
function growth({ samples }: Soak, of: "heap" | "handles"): number {
  const quarter = Math.floor(samples.length / 4);
  const mean = (from: number, to: number) => {
    const part = samples.slice(from, to);
    return part.reduce((sum, sample) => sum + sample[of], 0) / part.length;
  };
  return mean(samples.length - quarter, samples.length) / mean(quarter, 2 * quarter);
}
