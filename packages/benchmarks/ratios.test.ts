import { expect, it } from "vitest";
import { ratios, shuffled, spread } from "./ratios.ts";

it("gives smallest, middle and largest, whatever the order", () => {
  expect(spread([10, 9, 100])).toMatchObject({ min: 9, median: 10, max: 100 });
});

it("takes the middle of the two middle ones of an even number", () => {
  expect(spread([1, 2, 4, 10])).toMatchObject({ min: 1, median: 3, max: 10 });
});

it("has no spread of nothing", () => {
  expect(() => spread([])).toThrow("no values");
});

it("compares within a round, so that a slow round changes nothing", () => {
  const rounds = [
    new Map([
      ["raw", 10],
      ["library", 20],
    ]),
    new Map([
      ["library", 2_000],
      ["raw", 1_000],
    ]),
  ];
  const found = ratios(rounds, "raw", (cost, reference) => reference / cost);
  expect(found.get("library")).toMatchObject({ min: 0.5, median: 0.5, max: 0.5 });
  expect(found.get("raw")).toMatchObject({ min: 1, median: 1, max: 1 });
});

it("refuses a round that missed a case, or measured no time for it", () => {
  const toRatio = (cost: number, reference: number) => cost / reference;
  expect(() => ratios([new Map([["library", 1]])], "raw", toRatio)).toThrow("nothing for raw");
  expect(() => ratios([new Map([["raw", 0]])], "raw", toRatio)).toThrow("nothing for raw");
});

it("shuffles by the random numbers it is given, and keeps every item", () => {
  const items = ["a", "b", "c", "d"];
  expect(shuffled(items, () => 0)).toEqual(["b", "c", "d", "a"]);
  expect(shuffled(items, () => 0.999)).toEqual(items);
  expect(shuffled(items).toSorted()).toEqual(items);
});
