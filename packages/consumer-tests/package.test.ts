import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { checkPackage, createPackageFromTarballData } from "@arethetypeswrong/core";
import { publint } from "publint";
import { formatMessage } from "publint/utils";
import { describe, expect, it } from "vitest";
import { pack, published } from "./pack.ts";

const packages = published.map(pack);

function files(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .sort();
}

describe.each(packages)("$name, packed", ({ folder, tarball }) => {
  it("holds what a consumer needs and nothing else", () => {
    expect(files(folder)).toMatchSnapshot();
  });

  it("passes publint without a message", async () => {
    const manifest = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
    const { messages } = await publint({ pkgDir: folder, pack: false, strict: true });
    expect(messages.map((message) => formatMessage(message, manifest))).toEqual([]);
  });

  it("gives every module system its types", async () => {
    const result = await checkPackage(createPackageFromTarballData(readFileSync(tarball)));
    expect(result).toMatchObject({ problems: [] });
  });

  it("depends on nothing by a workspace or catalog protocol", () => {
    const { dependencies = {}, exports } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
    expect(
      Object.values<string>(dependencies).filter((range) => /^(workspace|catalog|link|file):/.test(range)),
    ).toEqual([]);
    expect(JSON.stringify(exports)).not.toContain("generator");
  });
});

it("our own files stay under 100 kB", () => {
  const sizes = packages.flatMap(({ folder }) => files(folder).map((file) => statSync(join(folder, file)).size));
  expect(sizes.reduce((total, size) => total + size, 0)).toBeLessThanOrEqual(100_000);
});
