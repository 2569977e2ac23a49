import { medianSorted, quantileSorted, sampleWithReplacement } from "simple-statistics";

/** What a bench measured, by name: one value of each round, or a single exact one. */
export type Figures = Record<string, readonly number[]>;

/** A figure that another run measured differently. */
export interface Move {
  name: string;
  from: number;
  to: number;
  /** What `to` is of `from`: the bounds of its 95 % confidence interval, or twice the same for an exact figure. */
  interval: readonly [low: number, high: number];
}

/**
 * Says what moved between two runs beyond their noise: figures whose confidence interval does not hold 1, by a bootstrap of
 * the medians, and exact figures that differ.
 */
export function moves(before: Figures, after: Figures, random: () => number = Math.random): Move[] {
  return Object.entries(after).flatMap(([name, values]) => {
    const earlier = before[name];
    if (!earlier) return [];
    const from = median(earlier);
    const to = median(values);
    const interval = intervalOf(earlier, values, random);
    const [low, high] = interval;
    return low > 1 || high < 1 ? [{ name, from, to, interval }] : [];
  });
}

function intervalOf(before: readonly number[], after: readonly number[], random: () => number): Move["interval"] {
  if (before.length === 1 && after.length === 1) {
    const change = median(after) / median(before);
    return [change, change];
  }
  const again = (values: readonly number[]) => median(sampleWithReplacement([...values], values.length, random));
  const changes = Array.from({ length: 2_000 }, () => again(after) / again(before)).sort((a, b) => a - b);
  return [quantileSorted(changes, 0.025), quantileSorted(changes, 0.975)];
}

function median(values: readonly number[]): number {
  return medianSorted(values.toSorted((a, b) => a - b));
}
