import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { describe, expect, it } from "vitest";
import { compare } from "../../src/compare.ts";

// The Open Payments API as `@interledger/open-payments` 5.3.1 and 6.13.2 publish it, in two files.

const cwd = join(import.meta.dirname, "../fixtures/open-payments");
const [older, newer] = ["5.3.1/auth-server.yaml", "6.13.2/auth-server.yaml"];

describe("two versions of a published API of several files", () => {
  it("differ in the file that both refer to, which the report names", async () => {
    const { bump, changes, warnings, typescriptSkipped } = await compare(older, newer, { cwd, typescript: true });
    expect({ bump, warnings, typescriptSkipped }).toEqual({ bump: "major" });
    expect(changes.map(({ level, property, revision }) => `${level} ${property} in ${revision?.file}`)).toEqual([
      "patch description in 6.13.2/schemas.yaml",
      "patch examples in 6.13.2/schemas.yaml",
      "major pattern in 6.13.2/schemas.yaml",
      "minor required in 6.13.2/auth-server.yaml",
      "patch value in 6.13.2/auth-server.yaml",
    ]);
    expect(changes[2]?.uses.map(({ operation }) => operation)).toContain("POST /");
  });

  it("differ likewise the other way round, where more becomes required", async () => {
    const { changes } = await compare(newer, older, { cwd, typescript: true });
    expect(changes.map(({ level, base }) => `${level} ${base?.file}`)).toEqual([
      "patch 6.13.2/schemas.yaml",
      "patch 6.13.2/schemas.yaml",
      "major 6.13.2/schemas.yaml",
      "major 6.13.2/auth-server.yaml",
      "patch 6.13.2/auth-server.yaml",
    ]);
  });

  it("are each the same as themselves", async () => {
    for (const one of [older, newer]) {
      expect(await compare(one, one, { cwd, typescript: true })).toMatchObject({ bump: "none", changes: [] });
    }
  });
});

// Figma's API: nodes of a document contain nodes, so a large part of its schemas refer to each other.

const require = createRequire(import.meta.url);
const folderOf = (name: string) => dirname(require.resolve(`${name}/package.json`));

describe("two versions of a published API with cyclic schemas", () => {
  it("differ in what their variables may be, and the operation that returns it is named", async () => {
    const cwd = dirname(folderOf("@figma/rest-api-spec"));
    const { bump, changes, typescript, typescriptSkipped } = await compare(
      `${folderOf("@figma/rest-api-spec-0.42")}/openapi/openapi.yaml`,
      `${folderOf("@figma/rest-api-spec")}/openapi/openapi.yaml`,
      { cwd, typescript: true },
    );
    expect({ bump, typescriptSkipped }).toEqual({ bump: "major" });
    expect(changes.map(({ level, message }) => `${level}: ${message}`)).toEqual([
      "patch: `VariableComposedColor` was added.",
      "none: `version` of `info` changed from `0.42.0` to `0.43.0`.",
      "patch: `description` of `POST /v1/files/{file_key}/variables` changed.",
      "major: Schema 7 in `oneOf` of `VariableValue` was added.",
      "patch: `description` of `VariableScope` changed.",
      "major: The values of `VariableScope` gained `COLOR_OPACITY`.",
      "major: Schema 6 in `oneOf` of `LocalVariable.valuesByMode[key]` was added.",
    ]);
    const operations = (index: number) => [...new Set(changes[index]?.uses.map(({ operation }) => operation))];
    expect(operations(6)).toEqual(["GET /v1/files/{file_key}/variables/local"]);
    expect(typescript.map(({ message }) => message)).toEqual([
      "`LocalVariable.valuesByMode[key]` may now also be an object: code that uses it as one of several types stops compiling.",
      '`VariableScope` may now be `"COLOR_OPACITY"`: code that handles exactly the known values stops compiling.',
      "`VariableValue` may now also be an object: code that uses it as one of several types stops compiling.",
    ]);
  });
});
