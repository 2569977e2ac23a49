import { globSync, readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { defineTests } from "./config.ts";

const root = `${import.meta.dirname}/../../`;

it("a package adds to the shared configuration and may override it", () => {
  const { test } = defineTests({ test: { testTimeout: 1, setupFiles: ["one.ts"] } });
  expect(test).toMatchObject({ testTimeout: 1, setupFiles: ["one.ts"], outputFile: { json: "reports/test.json" } });
});

it("every package with tests uses it, and none passes flags of its own", () => {
  const manifests = globSync("{openapi,scripts,packages/*}/package.json", { cwd: root });
  const tested = manifests.filter((path) => JSON.parse(readFileSync(root + path, "utf8")).scripts?.test);
  expect(tested.length).toBeGreaterThan(10);
  for (const path of tested) {
    expect(JSON.parse(readFileSync(root + path, "utf8")).scripts.test, path).toBe("vitest run");
    const config = readFileSync(root + path.replace("package.json", "vitest.config.ts"), "utf8");
    expect(config, path).toContain("defineTests(");
  }
});
