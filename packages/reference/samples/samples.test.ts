import { readFileSync } from "node:fs";
import { parser as go } from "@lezer/go";
import { parser as java } from "@lezer/java";
import { expect, it } from "vitest";
import { parse } from "yaml";
import { labelOf, sampledOperations } from "./contract.ts";

const labels = ["curl", "TypeScript", "TypeScript raw", "fetch", "Python", "Go", "Java"];
const operations = await sampledOperations();
const samples = operations.flatMap(({ operationId, "x-codeSamples": list }) =>
  list.map(({ label, source }) => ({ name: `${operationId}: ${label}`, label, source })),
);

it("every operation and named example of the contract has a sample in each language", () => {
  const wanted = operations.flatMap(({ operationId, examples }) =>
    examples.flatMap(([example], index) => labels.map((label) => `${operationId}: ${labelOf(label, example, index)}`)),
  );
  expect(wanted.length).toBeGreaterThanOrEqual(7 * labels.length);
  expect(samples.map(({ name }) => name)).toEqual(wanted);
});

it("a sample begins with what its example is about, where an operation has several", () => {
  const firstLines = operations
    .filter(({ examples }) => examples.length > 1)
    .flatMap(({ operationId, "x-codeSamples": list }) =>
      list
        .filter(({ label }) => /^(curl|Go)/.test(label))
        .map(({ source }) => `${operationId}: ${source.split("\n")[0]}`),
    );
  expect(firstLines).toEqual([
    "updateCustomer: # A new e-mail address",
    "updateCustomer: // A new e-mail address",
    "updateCustomer: # A new phone and address",
    "updateCustomer: // A new phone and address",
    "createCustomer: # A customer with the one required field",
    "createCustomer: // A customer with the one required field",
    "createCustomer: # A customer with a document",
    "createCustomer: // A customer with a document",
  ]);
});

it("the page offers each of them", async () => {
  const { openapi } = parse(readFileSync(new URL("../redocly.yaml", import.meta.url), "utf8"));
  const offered = openapi.codeSamples.languages.map(({ lang }: { lang: string }) => lang);
  expect(offered).toEqual([...new Set(samples.map(({ label }) => label)), "Payload"]);
});

it.each(samples)("$name shows the host, and secrets only as environment variables", ({ source }) => {
  expect(source).toContain("https://api.conomyhq.com/sandbox");
  for (const header of ["x-api-key", "User-Agent", "MyApp/1.0", "CONOMY_API_KEY"]) expect(source).toContain(header);
  expect(source).not.toMatch(/your-client|\bundefined\b|\bnull\b/);
});

it.each([
  ["Go", go],
  ["Java", java],
])("samples in %s are free of syntax errors", (language, parser) => {
  const own = samples.filter(({ label }) => label.startsWith(language));
  expect(own).not.toEqual([]);
  const errors = own.flatMap(({ name, source }) => {
    const places: string[] = [];
    parser.parse(source).iterate({
      enter: ({ type, from }) => {
        if (type.isError) places.push(`${name}: line ${source.slice(0, from).split("\n").length}`);
      },
    });
    return places;
  });
  expect(errors).toEqual([]);
});
