import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { readConfig } from "../../src/config/config.ts";
import { noPolicy } from "../../src/policy/policy.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "contract-diff-config-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

function write(file: string, text: string): void {
  mkdirSync(dirname(join(folder, file)), { recursive: true });
  writeFileSync(join(folder, file), text);
}

describe("without a configuration", () => {
  it("everything has its default", async () => {
    expect(await readConfig(folder)).toEqual({
      root: folder,
      packages: [],
      types: {},
      marker: "contract-diff",
      policy: noPolicy,
    });
  });

  it.each(["openapi.yaml", "openapi.yml", "openapi.json"])("the contract is %s, if it is there", async (file) => {
    write(file, "{}");
    expect(await readConfig(folder)).toMatchObject({ contract: file });
  });

  it("the package at the root is the one whose changesets count, unless it is private", async () => {
    write("package.json", '{ "name": "@acme/sdk" }');
    expect(await readConfig(folder)).toMatchObject({ packages: ["@acme/sdk"] });
    write("package.json", '{ "name": "@acme/all", "private": true }');
    expect(await readConfig(folder)).toMatchObject({ packages: [] });
  });
});

describe("a configuration", () => {
  const said = {
    contract: "api/contract.yaml",
    defaultBranch: "trunk",
    packages: ["@acme/sdk"],
    types: { importName: "@acme/types", aliases: ["schemas"], generator: { rootTypes: true } },
    marker: "acme-api",
  };
  const read = {
    contract: join("api", "contract.yaml"),
    defaultBranch: "trunk",
    packages: ["@acme/sdk"],
    types: { importName: "@acme/types", aliases: ["schemas"], generatorOptions: { rootTypes: true } },
    marker: "acme-api",
    policy: noPolicy,
  };

  it("is contract-diff.yaml at the root", async () => {
    write("contract-diff.yaml", JSON.stringify(said));
    expect(await readConfig(folder)).toEqual({ root: folder, ...read });
  });

  it("is a member of package.json", async () => {
    write("package.json", JSON.stringify({ name: "acme", "contract-diff": said }));
    expect(await readConfig(folder)).toEqual({ root: folder, ...read });
  });

  it("is the file that is named, and its paths start from there", async () => {
    write("contract-diff.yaml", "{ nobody: reads this }");
    write("tools/diff.yaml", JSON.stringify(said));
    expect(await readConfig(folder, "tools/diff.yaml")).toEqual({ root: join(folder, "tools"), ...read });
  });

  it("is in one place only", async () => {
    write("contract-diff.yaml", "marker: here\n");
    write("package.json", '{\n  "contract-diff": { "marker": "there" }\n}');
    await expect(readConfig(folder)).rejects.toThrow(
      "There are two configurations, contract-diff.yaml:1:1 and package.json:2:3. Keep one of them.",
    );
  });
});

describe("what is wrong in a configuration is named with its place and what is allowed", () => {
  it.each([
    {
      name: "a member that is misspelt",
      text: "marker: a\ncontrct: openapi.yaml\n",
      message: "contract-diff.yaml:2:1: `contrct` is not known here. Did you mean `contract`? Allowed: contract, ",
    },
    {
      name: "an option of the generator that is not one",
      text: "types:\n  generator:\n    rootType: true\n",
      message: "contract-diff.yaml:3:5: `rootType` is not known in `types.generator`. Did you mean `rootTypes`?",
    },
    {
      name: "a kind of component that is none",
      text: "types:\n  aliases: [schema]\n",
      message:
        "contract-diff.yaml:2:13: `schema` is not allowed in `types.aliases[0]`. Did you mean `schemas`? Allowed: s",
    },
    {
      name: "a value of another type",
      text: "packages: '@acme/sdk'\n",
      message: "contract-diff.yaml:1:1: This has to be a list in `packages`.",
    },
    {
      name: "a marker that could end a comment",
      text: "marker: 'a --> b'\n",
      message: "contract-diff.yaml:1:1: This must match pattern",
    },
    {
      name: "an empty list",
      text: "packages: []\n",
      message: "This must NOT have fewer than 1 items in `packages`: The",
    },
    {
      name: "a list instead of a map",
      text: "- contract\n",
      message: "contract-diff.yaml:1:1: This has to be a map here.",
    },
    {
      name: "a rule that the engine does not have",
      text: "policy: { rules: { redocly/property-remvoed: { level: minor, reason: a } } }\n",
      message:
        "contract-diff.yaml:1:20: `redocly/property-remvoed` is not a rule in `policy.rules`. Did you mean `redocly/property-removed`?",
    },
    { name: "an empty file", text: "", message: "contract-diff.yaml:1:1: The document is empty." },
    { name: "broken YAML", text: "contract: [\n", message: "contract-diff.yaml:2:1: " },
  ])("$name", async ({ text, message }) => {
    write("contract-diff.yaml", text);
    await expect(readConfig(folder)).rejects.toMatchObject({ exitCode: 3, message: expect.stringContaining(message) });
  });

  it("all of it at once", async () => {
    write("contract-diff.yaml", "contract: 1\nmarkr: a\n");
    await expect(readConfig(folder)).rejects.toThrow(/^contract-diff.yaml:2:1: .*\ncontract-diff.yaml:1:1: .*/);
  });

  it("a policy knows where each of its decisions is written", async () => {
    write("contract-diff.yaml", "policy:\n  rules:\n    redocly/property-removed: { level: minor, reason: a }\n");
    const { policy } = await readConfig(folder);
    expect(policy.rules).toEqual({
      "redocly/property-removed": { level: "minor", reason: "a", at: "contract-diff.yaml:3:5" },
    });
  });

  it("also in package.json", async () => {
    write("package.json", '{\n  "contract-diff": {\n    "contrct": "a" } }');
    await expect(readConfig(folder)).rejects.toThrow("package.json:3:5: `contrct` is not known here.");
  });

  it("a file that is not there", async () => {
    await expect(readConfig(folder, "absent.yaml")).rejects.toMatchObject({
      exitCode: 3,
      message: expect.stringContaining("absent.yaml cannot be read: ENOENT."),
    });
  });
});
