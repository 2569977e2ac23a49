import { afterEach, expect, it, vi } from "vitest";
import { placeLink } from "../../src/report/place-link.ts";
import { comparisonOf } from "../comparisons.ts";

const [head, base] = ["a".repeat(40), "b".repeat(40)];
const place = { file: "openapi/a (1).yaml", pointer: "#/", line: 7, col: 1 };
const comparison = comparisonOf({ base: `${base}:openapi/a (1).yaml`, revision: "openapi/a (1).yaml" });

function onGitHub(): void {
  const env = { GITHUB_SERVER_URL: "https://github.test", GITHUB_REPOSITORY: "acme/api", GITHUB_SHA: head };
  for (const [name, value] of Object.entries(env)) vi.stubEnv(name, value);
}
afterEach(() => vi.unstubAllEnvs());

const text = "`openapi/a (1).yaml:7`";
const path = "openapi/a%20%281%29.yaml#L7";

it("a place of the working tree is a link beside the report", () => {
  expect(placeLink(place, "revision", comparison)).toBe(`[${text}](${path})`);
});

it("on GitHub it is a link to the commit, also in the base", () => {
  onGitHub();
  expect(placeLink(place, "revision", comparison)).toBe(`[${text}](https://github.test/acme/api/blob/${head}/${path})`);
  expect(placeLink(place, "base", comparison)).toBe(`[${text}](https://github.test/acme/api/blob/${base}/${path})`);
});

it.each([
  ["in the base, which is no file here", place, "base" as const, comparison],
  ["in a git revision", place, "revision" as const, comparisonOf({ revision: "v1.2.0:openapi/a.yaml" })],
  ["in standard input", { ...place, file: "-" }, "revision" as const, comparisonOf({ revision: "-" })],
  ["outside of the folder", { ...place, file: "../a.yaml" }, "revision" as const, comparison],
])("a place %s is no link", (_, at, version, compared) => {
  expect(placeLink(at, version, compared)).toBe(`\`${at.file}:7\``);
});
