import { expect, it } from "vitest";
import { tableOf } from "../lib/combinations.ts";

const test = (row: string, column: string, status: string, duration: number, more = {}) => ({
  status,
  duration,
  meta: { combination: { row, column, ...more } },
});

it("shows each combination once, with what it installed, the time of all its tests, and whether all of them passed", () => {
  const tests = [
    test("installs", "npm", "passed", 1, { kilobytes: 12_340, duration: 5000 }),
    test("Jest", "npm", "passed", 1000),
    test("Jest", "npm", "failed", 500),
    test("Jest", "yarn", "passed", 400),
    { status: "passed", duration: 9000, meta: {} },
  ];
  expect(tableOf(tests)).toBe(
    ["          npm               yarn", "installs  ✔ 12.3 MB, 5.0 s", "Jest      ✖ 1.5 s           ✔ 0.4 s"].join(
      "\n",
    ),
  );
});

it("shows nothing where no test tells of a combination", () => {
  expect(tableOf([{ status: "passed" }])).toBe("");
});
