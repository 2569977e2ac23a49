import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { compare } from "../../../src/compare.ts";
import type { Pair } from "../../pairs/contract.ts";
import { names } from "./names.ts";
import { noOps } from "./no-ops.ts";
import { openapi32 } from "./openapi-32.ts";
import { pathParameters } from "./path-parameters.ts";
import { references } from "./references.ts";
import { schemas } from "./schemas.ts";
import { security } from "./security.ts";
import { sharedComponents } from "./shared-components.ts";
import { vanishedProperties } from "./vanished-properties.ts";

const subjects: Record<string, readonly Pair[]> = {
  names,
  "no-ops": noOps,
  "OpenAPI 3.2": openapi32,
  "path parameters": pathParameters,
  references,
  schemas,
  security,
  "shared components": sharedComponents,
  "vanished properties": vanishedProperties,
};

let cwd: string;
beforeAll(() => {
  cwd = mkdtempSync(join(tmpdir(), "contract-diff-siblings-"));
});
afterAll(() => rmSync(cwd, { recursive: true }));

async function bumpOf(base: object, revision: object): Promise<string> {
  writeFileSync(join(cwd, "base.json"), JSON.stringify(base));
  writeFileSync(join(cwd, "revision.json"), JSON.stringify(revision));
  const comparison = await compare("base.json", "revision.json", { cwd, typescript: false });
  return comparison.bump;
}

const cases = Object.entries(subjects).flatMap(([subject, pairs]) =>
  pairs.flatMap(({ name, forwards, backwards, base, revision }) => [
    { name: `${subject}: ${name}`, wanted: forwards, base, revision },
    { name: `${subject}, backwards: ${name}`, wanted: backwards, base: revision, revision: base },
  ]),
);

describe("siblings of the kinds, in both directions", () => {
  it("have names of their own", () => expect(new Set(cases.map(({ name }) => name)).size).toBe(cases.length));

  for (const { name, wanted, base, revision } of cases) {
    it(`${name}: ${wanted}`, async () => {
      expect(await bumpOf(base, revision)).toBe(wanted);
    });
  }
});
