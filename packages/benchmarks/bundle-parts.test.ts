import { randomBytes } from "node:crypto";
import { build } from "esbuild";
import { describe, expect, it } from "vitest";
import { bundleParts, gzipByPart, splitByModule, toPart } from "./bundle-parts.ts";
import { bundling } from "./bundle-size.ts";

it.each([
  ["src/retry.ts", "retry"],
  ["src/errors/api-error.ts", "errors"],
  ["src/contract.generated.ts", "contract.generated"],
  ["../../node_modules/.pnpm/openapi-fetch@0.17.0/node_modules/openapi-fetch/dist/index.mjs", "openapi-fetch"],
  ["../../node_modules/.pnpm/@octokit+core@7.0.8/node_modules/@octokit/core/index.js", "@octokit/core"],
  ["<stdin>", "the import itself"],
])("counts %s as %s", (path, part) => {
  expect(toPart(path)).toBe(part);
});

describe("the split of a bundle", () => {
  it("gives every module its own code, as esbuild writes it", async () => {
    const { outputFiles } = await build({
      ...bundling,
      stdin: {
        contents: 'import { spread } from "./ratios.ts"; globalThis.a = spread;',
        resolveDir: import.meta.dirname,
      },
      absWorkingDir: import.meta.dirname,
      legalComments: "none",
    });
    const modules = splitByModule(outputFiles[0]?.text ?? "");
    expect(modules.map(({ path }) => path)).toEqual(["ratios.ts", "<stdin>"]);
    expect(modules[0]?.code).toContain("There is no spread of no values.");
    expect(modules[1]?.code.trim()).toBe("globalThis.a = spread;");
  });

  it("refuses a bundle that does not name its modules", () => {
    expect(() => splitByModule("globalThis.a = 1;")).toThrow("no longer names");
    expect(() => splitByModule("globalThis.a = 1;\n// a.ts\nvar b;")).toThrow("no longer names");
  });
});

it("charges a part for what only it has, and nobody for what two repeat", () => {
  const text = randomBytes(1_000).toString("base64");
  const other = randomBytes(300).toString("base64");
  const gzip = gzipByPart([
    { part: "one", code: text },
    { part: "two", code: text },
    { part: "three", code: other.slice(0, 200) },
    { part: "three", code: other.slice(200) },
  ]);
  expect(gzip.get("one")).toBeLessThan(50);
  expect(gzip.get("two")).toBeLessThan(50);
  expect(gzip.get("three")).toBeGreaterThan(200);
});

it("leaves no byte of the client's bundle without a part", async () => {
  const { parts, whole } = await bundleParts();
  const sum = (key: "minified" | "gzip") => parts.reduce((total, part) => total + part[key], 0);
  // All but the line break at the end.
  expect(whole.minified - sum("minified")).toBeLessThan(10);
  expect(sum("gzip")).toBeLessThan(whole.gzip);
  expect(sum("gzip")).toBeGreaterThan(whole.gzip * 0.7);
});
