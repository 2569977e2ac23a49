import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { parse } from "yaml";
import schema from "../../config.schema.json" with { type: "json" };
import { findImpacts } from "../../src/types/find-impacts.ts";

const text = readFileSync(new URL("../policy/books.yaml", import.meta.url), "utf8");
const base = { document: parse(text) };
const revision = { document: parse(text.replace("title: { type: string }", "title: { type: integer }")) };
const options = Object.keys(schema.properties.types.properties.generator.properties);

it.each(options.flatMap((option) => [true, false].map((value) => ({ option, value }))))(
  "types that are generated with $option: $value are compared",
  async ({ option, value }) => {
    const impacts = await findImpacts({ base, revision }, { generatorOptions: { [option]: value } });
    const read = impacts.filter(({ direction, message }) => direction === "response" && message.includes("title"));
    expect(read.map(({ kind }) => kind)).toEqual(["type"]);
    expect(await findImpacts({ base, revision: base }, { generatorOptions: { [option]: value } })).toEqual([]);
  },
);
