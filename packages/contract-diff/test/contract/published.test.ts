import { join } from "node:path";
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
    ]);
  });

  it("are each the same as themselves", async () => {
    for (const one of [older, newer]) {
      expect(await compare(one, one, { cwd, typescript: true })).toMatchObject({ bump: "none", changes: [] });
    }
  });
});
