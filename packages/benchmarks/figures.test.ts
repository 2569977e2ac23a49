import { expect, it } from "vitest";
import { moves } from "./figures.ts";

/** A repeatable random sequence: Lehmer's. */
function sequence(seed = 1): () => number {
  let state = seed;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}
const rounds = (around: number, random = sequence()) =>
  Array.from({ length: 25 }, () => around * (0.8 + 0.4 * random()));

it("names a figure that moved by more than the rounds spread", () => {
  const [move] = moves({ cpu: rounds(0.5) }, { cpu: rounds(0.7) }, sequence());
  expect(move).toMatchObject({ name: "cpu" });
  expect(move?.interval[0]).toBeGreaterThan(1);
  expect(move?.to).toBeGreaterThan(move?.from ?? 1);
});

it("is silent where the difference is within the noise of the rounds", () => {
  expect(moves({ cpu: rounds(0.5, sequence(1)) }, { cpu: rounds(0.5, sequence(7)) }, sequence())).toEqual([]);
});

it("names an exact figure that differs at all, and none that is the same", () => {
  expect(moves({ bytes: [100], types: [7] }, { bytes: [101], types: [7] })).toEqual([
    { name: "bytes", from: 100, to: 101, interval: [1.01, 1.01] },
  ]);
});

it("compares nothing with a figure that the earlier run did not have", () => {
  expect(moves({}, { bytes: [101] })).toEqual([]);
});
