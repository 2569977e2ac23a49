import { join } from "node:path";
import { readConfig } from "@conomyhq/contract-diff";
import { expect, it } from "vitest";
import { generatorOptions } from "../openapi-types/generator.mts";

it("the contract diff generates types as they are published", async () => {
  const { types } = await readConfig(join(import.meta.dirname, "../.."));
  expect(types).toEqual({ importName: "@conomyhq/openapi-types", aliases: ["schemas"], generatorOptions });
});
