/** How far a figure spread over the rounds of a run. */
export interface Spread {
  min: number;
  median: number;
  max: number;
  /** All of them, in the order of the rounds. */
  values: readonly number[];
}

/** The cost of every case, measured once and close together in time. */
export type Round = ReadonlyMap<string, number>;

/** Smallest, middle and largest of some figures. */
export function spread(values: readonly number[]): Spread {
  if (values.length === 0) throw new Error("There is no spread of no values.");
  const sorted = values.toSorted((a, b) => a - b);
  const middle = (sorted.length - 1) / 2;
  const median = (sorted[Math.floor(middle)]! + sorted[Math.ceil(middle)]!) / 2;
  return { min: sorted[0]!, median, max: sorted.at(-1)!, values };
}

/**
 * What each case costs in terms of one of them. The ratio is taken within a round, where both ran in the same noise;
 * a ratio of two averages would compare a quiet minute with a busy one.
 *
 * @param toRatio how two costs of one round become a ratio
 */
export function ratios(
  rounds: readonly Round[],
  reference: string,
  toRatio: (cost: number, referenceCost: number) => number,
): Map<string, Spread> {
  const names = [...(rounds[0]?.keys() ?? [])];
  return new Map(
    names.map((name) => [name, spread(rounds.map((round) => toRatio(costOf(round, name), costOf(round, reference))))]),
  );
}

function costOf(round: Round, name: string): number {
  const cost = round.get(name);
  if (!cost || cost < 0) throw new Error(`A round measured nothing for ${name}.`);
  return cost;
}

/** The items in a random order, so that no case always runs after the same other one. */
export function shuffled<Item>(items: readonly Item[], random: () => number = Math.random): Item[] {
  const result = [...items];
  for (let last = result.length - 1; last > 0; last--) {
    const other = Math.floor(random() * (last + 1));
    [result[last], result[other]] = [result[other]!, result[last]!];
  }
  return result;
}
