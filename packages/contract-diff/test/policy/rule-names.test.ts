import { globSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { expect, it } from "vitest";
import { engineRules, isRuleName } from "../../src/policy/rule-names.ts";

const library = join(dirname(createRequire(import.meta.url).resolve("@redocly/cli/package.json")), "lib");

it("the rules of the engine are those that its preset names", () => {
  const chunks = globSync("chunks/*.js", { cwd: library }).map((file) => readFileSync(join(library, file), "utf8"));
  const presets = chunks.flatMap((text) => text.match(/\{(?:"[\w-]+":"major",?)+\}/g) ?? []);
  const ofOpenApi = presets
    .map((preset) => Object.keys(JSON.parse(preset)))
    .filter((ids) => ids.includes("path-removed"));
  expect(ofOpenApi[0]?.toSorted()).toEqual(engineRules);
});

it.each([
  ["keyword", true],
  ["types/removed", true],
  ["redocly/property-removed", true],
  ["redocly/openapi-version-changed", true],
  ["redocly/modified-description", true],
  ["redocly/modified-$comment", true],
  ["redocly/modified-x-internal", true],
  ["redocly/modified-key", true],
  ["redocly/added-SpecExtension", true],
  ["redocly/removed-Tag", true],
  ["redocly/modified-descripton", false],
  ["redocly/modified-Tag", false],
  ["redocly/added-description", false],
  ["redocly/property-remvoed", false],
  ["redocly/keyword", false],
  ["property-removed", false],
])("whether a policy may speak of %s: %s", (name, isKnown) => {
  expect(isRuleName(name)).toBe(isKnown);
});
