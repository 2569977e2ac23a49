import { existsSync, readFileSync } from "node:fs";
import { cp, mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import { parse } from "yaml";
import { base, configPath, edit, lintText, redocly, root, run } from "./lint.ts";
import { withErrorExample } from "./mistakes/error-examples.ts";
import { mistakes } from "./mistakes/index.ts";

const config = parse(readFileSync(configPath, "utf8"));

test("a document without a mistake has no findings", async () => {
  expect(await lintText(base)).toEqual([]);
});

describe("each mistake gives one finding, at its line", () => {
  test.each(mistakes)("$mistake", async ({ edit: [from, to], rule, line, says }) => {
    const findings = await lintText(edit(base, from, to));
    expect(findings.filter(({ file }) => file === "base.yaml")).toEqual([
      { ruleId: rule, severity: "error", file: "base.yaml", line, message: expect.stringContaining(says) },
    ]);
  });
});

describe("each row of SOURCES.md about something that left the document gives one finding, at its line", () => {
  const row = (name: string) => expect.stringMatching(new RegExp(`^\\| .*\`${name}\``));
  const staleRule = "conomy/source-has-statement";
  test.each([
    { gone: "an operation", edits: [["patch:", "put:"]], name: "PATCH /pets/{pet-id}" },
    { gone: "a parameter", edits: [["- name: dryRun", "- name: wetRun"]], name: "parameters.dryRun" },
    { gone: "a property", edits: [["        age:", "        years:"]], name: "Pet.age" },
    {
      gone: "a schema",
      edits: [
        ["    Species:", "    Kind:"],
        ["schemas/Species", "schemas/Kind"],
      ],
      name: "Species",
    },
  ] as { gone: string; edits: [string, string][]; name: string }[])("$gone", async ({ edits, name }) => {
    const text = edits.reduce((edited, [from, to]) => edit(edited, from, to), base);
    expect((await lintText(text)).filter(({ ruleId }) => ruleId === staleRule)).toEqual([
      {
        ruleId: staleRule,
        severity: "error",
        file: "SOURCES.md",
        line: row(name),
        message: `The contract has no \`${name}\` any more. Remove it from this row, or move the row to “Left out”.`,
      },
    ]);
  });
});

test("every rule that redocly.yaml turns on has a mistake to find", () => {
  const found = [...mistakes.map(({ rule }) => rule), "conomy/source-has-statement"];
  expect(Object.keys(config.rules).filter((rule) => !found.includes(rule))).toEqual([]);
});

test("a property that is still empty gives findings, not a crash", async () => {
  const unfinished = edit(
    base,
    "          description: What people call it.\n          type: string\n          examples: [Rex]\n",
    "",
  );
  expect((await lintText(unfinished)).map(({ ruleId, line }) => [ruleId, line])).toEqual(
    ["conomy/has-description", "conomy/has-example", "struct"].map((rule) => [rule, "name:"]),
  );
});

describe("what is not a mistake", () => {
  test.each([
    [
      "a bound that SOURCES.md documents",
      "examples: [[sit]]",
      "examples: [[sit]]\n          minItems: 1\n          maxItems: 9",
    ],
    [
      "a part of a named object's allOf",
      "      description: Somebody who owns an animal.\n",
      "      description: Somebody who owns an animal.\n      allOf:\n        - type: object\n",
    ],
    ["cURL, the program", "What people call it.", "What people call it. See the cURL sample."],
    ["a description that starts with code", "description: What people call it.", "description: '`Rex`, for example.'"],
    ["a description that ends in a question", "What people call it.", "What do people call it?"],
    ["a sentence in brackets", "What people call it.", "What people call it. (It may have more names.)"],
    [
      "an open object",
      "      description: One animal in the shop.\n",
      "      description: One animal in the shop.\n      additionalProperties: true\n",
    ],
    ...["The animal left", "pet-id is required", "email is not valid", "x-api-key is required"].map(
      (detail) => [`an error example that says “${detail}”`, ...withErrorExample(detail)] as [string, string, string],
    ),
    ["an operationId with several nouns", "updatePet", "updatePetOfThe2ndShop"],
  ] as [string, string, string][])("%s", async (_, from, to) => {
    expect(await lintText(edit(base, from, to))).toEqual([]);
  });
});

describe("the command", { timeout: 30_000 }, () => {
  test("finds nothing in the contract", async () => {
    const { code, output } = await run(root, "node", "openapi/lint.ts");
    expect(output).toBe(
      "No findings in openapi/conomy.yaml, openapi/workflows.arazzo.yaml, packages/sandbox/src/control/control.yaml.\n",
    );
    expect(code).toBe(0);
  });

  test.each([
    {
      fault: "a finding",
      edit: (text: string) => text.replaceAll("description: The given name.", "description: the given name."),
      says: /^\[1\] openapi\/conomy\.yaml:\d+:24 at /m,
      ends: "3 findings.\n",
    },
    {
      fault: "a document that is no YAML",
      edit: (text: string) => text.replaceAll("info:\n", "info: [\n"),
      says: /^openapi\/conomy\.yaml:\d+:\d+ cannot be read as YAML: /m,
      ends: ".\n",
    },
    {
      fault: "an empty document",
      edit: () => "",
      says: /^openapi\/conomy\.yaml:1:1 is no OpenAPI document: it is empty, or it is not an object\.$/m,
      ends: ".\n",
    },
  ])(
    "fails on $fault, names the place from the root, and advises to hide nothing",
    async ({ edit: broken, says, ends }) => {
      const copy = await copyOfRoot();
      const file = join(copy, "openapi/conomy.yaml");
      await writeFile(file, broken(readFileSync(file, "utf8")));
      const { code, output } = await run(copy, "node", "openapi/lint.ts");
      expect(code).toBe(1);
      expect(output).toMatch(says);
      expect(output.endsWith(ends)).toBe(true);
      expect(output).not.toMatch(/ignore/i);
    },
  );

  test("accepts its own configuration, which hides nothing", async () => {
    expect(await redocly(root, "check-config", "--lint-config=error")).toMatchObject({ code: 0 });
    const severities = Object.values<string | { severity: string }>(config.rules);
    expect(severities.map((rule) => (typeof rule === "string" ? rule : rule.severity))).not.toContain("warn");
    expect(severities).not.toContain("off");
    expect(config).toMatchObject({ extends: ["recommended-strict"], telemetry: "off" });
    expect(existsSync(join(root, ".redocly.lint-ignore.yaml"))).toBe(false);
  });

  test("fails on a finding, and names the rule, the file and the line", async () => {
    const file = await documentOf(edit(base, "What people call it.", "As RF522 says."));
    const { code, output } = await redocly(root, "lint", file);
    expect(code).toBe(1);
    expect(output).toContain(`${relative(root, file)}:${lineOf("What people call it.")}:24`);
    expect(output).toContain("conomy/no-vendor-typos");
  });

  test("says in one message where broken YAML breaks", async () => {
    const file = await documentOf(edit(base, "  title: Pets", "  title: Pets\n   version: ["));
    const { code, output } = await redocly(root, "lint", file);
    expect(code).toBe(1);
    const at = `(${lineOf("  title: Pets") + 1}:11)`;
    expect(output.match(/^ +- .*$/gm)).toEqual([`  - bad indentation of a mapping entry in "${file}" ${at}`]);
  });
});

async function documentOf(source: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "conomy-lint-"));
  onTestFinished(() => rm(folder, { recursive: true }));
  const file = join(folder, "pets.yaml");
  await writeFile(file, source);
  return file;
}

/** What the command reads, with the installed packages of this checkout. */
async function copyOfRoot(): Promise<string> {
  const copy = await mkdtemp(join(tmpdir(), "conomy-root-"));
  onTestFinished(() => rm(copy, { recursive: true }));
  const files = ["redocly.yaml", "package.json", "openapi", "packages/sandbox/src/control", "packages/command"];
  for (const file of files) {
    await cp(join(root, file), join(copy, file), {
      recursive: true,
      filter: (path) => !path.endsWith("/node_modules"),
    });
  }
  for (const folder of ["node_modules", "openapi/node_modules", "packages/command/node_modules"]) {
    if (existsSync(join(root, folder))) await symlink(join(root, folder), join(copy, folder));
  }
  return copy;
}

function lineOf(text: string): number {
  return base.slice(0, base.indexOf(text)).split("\n").length;
}
