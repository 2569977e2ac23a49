import { expect, it } from "vitest";
import { nearest } from "./nearest.ts";

const known = ["port", "host", "stopGrace", "db"];

it.each([
  ["prot", "port"],
  ["Port", "port"],
  ["stopgrace", "stopGrace"],
  ["hosts", "host"],
  ["dbs", "db"],
  ["latency", undefined],
  ["xyz", undefined],
  ["", undefined],
])("%s was meant as %s", (name, meant) => {
  expect(nearest(name, known)).toBe(meant);
});
