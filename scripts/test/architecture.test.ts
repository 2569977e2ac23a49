import { expect, it } from "vitest";
import { renderArchitecture } from "../lib/architecture.ts";
import type { Package } from "../lib/workspace.ts";

const make = (name: string, dependencies: string[], devDependencies: string[] = []): Package => ({
  name,
  isPublished: name === "client",
  node: undefined,
  dependencies,
  devDependencies,
});

const arrows = (...packages: Package[]) => renderArchitecture(packages).match(/\S+ -\S+ \S+$/gm);

it("tells what a package needs to run from what its build or its tests need", () => {
  expect(arrows(make("client", ["types"], ["har"]), make("types", []), make("har", []))).toEqual([
    "client --> types",
    "client -.-> har",
  ]);
});

it("leaves out an arrow that follows from others", () => {
  expect(arrows(make("tests", [], ["client", "types"]), make("client", ["types"]), make("types", []))).toEqual([
    "tests -.-> client",
    "client --> types",
  ]);
});

it("keeps an arrow that follows only from what builds and tests need", () => {
  expect(arrows(make("tests", ["client", "types"]), make("client", [], ["types"]), make("types", []))).toEqual([
    "tests --> client",
    "tests --> types",
    "client -.-> types",
  ]);
});

it("leaves out the packages that configure tools", () => {
  const packages = [make("client", [], ["vitest-config"]), make("vitest-config", [])];
  expect(renderArchitecture(packages)).not.toContain("vitest-config");
});
