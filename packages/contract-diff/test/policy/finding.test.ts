import { expect, it } from "vitest";
import type { Versions } from "../../src/contract/contract.ts";
import { findingOf } from "../../src/policy/finding.ts";
import { changeOf } from "../comparisons.ts";

// What is removed is read from the change alone.
const versions = {} as Versions;
const removed = (pointer: string, value: unknown) =>
  findingOf(changeOf("major", { kind: "removed", base: { file: "a.yaml", line: 1, col: 1, pointer, value } }), versions)
    .gone;

it("a path that is gone stands for all of its operations, those of further methods too", () => {
  const item = { get: {}, parameters: [], additionalOperations: { COPY: {} } };
  expect(removed("#/paths/~1old", item)).toEqual(["#/paths/~1old/get", "#/paths/~1old/additionalOperations/COPY"]);
});

it("a list of parameters that is gone stands for each of them", () => {
  expect(removed("#/paths/~1old/get/parameters", [{}, {}])).toEqual([
    "#/paths/~1old/get/parameters/0",
    "#/paths/~1old/get/parameters/1",
  ]);
});

it("anything else that is gone stands for itself", () => {
  const pointer = "#/components/schemas/Book/properties/get";
  expect(removed(pointer, { get: {} })).toEqual([pointer]);
});

it("a rule of the engine is called so, and one of ours by its name alone", () => {
  const nameOf = (decidedBy: string) => findingOf(changeOf("major", { decidedBy }), versions).rule;
  expect([nameOf("keyword"), nameOf("property-removed")]).toEqual(["keyword", "redocly/property-removed"]);
});
