import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { transformSync } from "esbuild";
import { expect, it } from "vitest";
import { renderContract } from "../../client/generator.ts";
import { renderPackage } from "../../openapi-types/generator.mts";
import { typeCost } from "../type-cost.ts";
import { synthetic } from "./contracts.ts";
import { fitExponent } from "./exponent.ts";

const operationIds = (contract: { paths: object }): string[] =>
  Object.values(contract.paths).flatMap((item) =>
    Object.values(item as object).flatMap(({ operationId }) => operationId ?? []),
  );
const own = operationIds(synthetic(0)).length;

it.each([1, 10, 137])("adds exactly %i operations, each of its own name", (count) => {
  expect(new Set(operationIds(synthetic(count))).size).toBe(own + count);
});

it("makes the same of a seed, and something else of another", () => {
  expect(synthetic(10, 1)).toEqual(synthetic(10, 1));
  expect(synthetic(10, 1)).not.toEqual(synthetic(10, 2));
});

it("the client brings nothing of an operation that it has no method for", () => {
  const generated = new URL("src/contract.generated.ts", import.meta.resolve("@conomyhq/client/package.json"));
  const codeOf = (text: string) => transformSync(text, { loader: "ts" }).code;
  const code = codeOf(readFileSync(fileURLToPath(generated), "utf8"));
  expect(codeOf(renderContract(JSON.stringify(synthetic(100))))).toBe(code);
});

it("the types of a call grow with the contract no more than openapi-fetch's own", async () => {
  const folder = mkdtempSync(join(tmpdir(), "conomy-types-"));
  const [small, large] = await Promise.all(
    [1, 100].map(async (count) => {
      const file = join(folder, `${count}.d.ts`);
      writeFileSync(file, await renderPackage(JSON.stringify(synthetic(count))));
      return file;
    }),
  );
  const growth = (consumer: string) => {
    const [before, after] = [typeCost(consumer, small), typeCost(consumer, large)];
    return { types: after.types - before.types, instantiations: after.instantiations - before.instantiations };
  };
  const [ours, theirs] = [growth("consumers/client-raw.ts"), growth("consumers/openapi-fetch.ts")];
  expect(ours.types).toBeLessThanOrEqual(theirs.types);
  expect(ours.instantiations).toBeLessThanOrEqual(theirs.instantiations);
});

it.each([1, 1.5, 2])("finds the exponent %d, whatever the start costs", (exponent) => {
  const points = [1, 10, 100, 1000, 3000].map((size) => [size, 5 + 0.001 * size ** exponent] as const);
  expect(fitExponent(points)).toBeCloseTo(exponent, 2);
});

it("finds the exponent although the first process was slow", () => {
  const points = [1, 10, 100, 1000, 3000].map((size) => [size, (size === 1 ? 5.3 : 5) + 0.005 * size] as const);
  expect(fitExponent(points)).toBeCloseTo(1, 1);
});

it("finds no exponent where nothing grows", () => {
  expect(fitExponent([1, 100, 1000].map((size) => [size, 5] as const))).toBeUndefined();
});
