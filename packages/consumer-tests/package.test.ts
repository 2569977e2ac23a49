import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { check } from "@conomyhq/release/check";
import type { PackedPackage } from "@conomyhq/release/pack";
import { describe, expect, inject, it } from "vitest";
import { createProject } from "./project.ts";

const packages = Object.values(inject("packed"));
const changelog = "CHANGELOG.md";

function files(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .sort();
}

function manifestOf({ folder }: PackedPackage) {
  return JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
}

describe.each(packages)("$manifest.name, packed", (packed) => {
  const { folder, manifest, source } = packed;
  const isTool = manifest.name === "@conomyhq/contract-diff";

  it("holds what a consumer needs and nothing else", () => {
    const kept = files(folder).filter((file) => file !== changelog && !file.startsWith("dist/chunk-"));
    expect(kept).toMatchSnapshot();
  });

  it("holds its changelog as soon as a release has written one", () => {
    expect(files(folder).includes(changelog)).toBe(existsSync(join(source, changelog)));
    expect(manifestOf(packed).files).toContain(changelog);
  });

  it("passes the checks of a release", async () => {
    expect(await check(packed, join(import.meta.dirname, "../.."))).toEqual([]);
  });

  it("depends on versions that npm understands, and on nothing that only this workspace has", () => {
    const { dependencies = {}, devDependencies, exports, scripts = {} } = manifestOf(packed);
    // What a tool says must not move with a release of somebody else, so it may name the one version that it is tested with.
    const allowed = isTool ? /^[~^]?\d+\.\d+\.\d+$/ : /^[~^]\d+\.\d+\.\d+$/;
    expect(Object.values<string>(dependencies).filter((range) => !allowed.test(range))).toEqual([]);
    expect(devDependencies).toBeUndefined();
    expect(Object.keys(scripts).filter((script) => /install|prepare|pack|publish/.test(script))).toEqual([]);
    expect(JSON.stringify(exports)).not.toContain("generator");
  });

  it("says where it comes from, as the other packages do", () => {
    const { bugs, homepage, name, repository } = manifestOf(packed);
    const directory = `packages/${name.replace("@conomyhq/", "")}`;
    const [{ repository: first }] = packages.map(manifestOf) as [{ repository: { url: string } }];
    const web = first.url.replace(/^git\+/, "").replace(/\.git$/, "");
    expect(repository).toEqual({ type: "git", url: `git+${web}.git`, directory });
    expect(homepage).toBe(`${web}/tree/main/${directory}#readme`);
    expect(bugs).toBe(`${web}/issues`);
  });
});

// The budget for ours is 100,000; ADR 0006 of the client says what it would take. Lower this ceiling, never raise it.
const ownCeiling = 102_900;

it(`a consumer installs at most 360 kB for the client, of which ${ownCeiling} bytes are ours`, () => {
  const project = createProject(["client", "openapi-types"]);
  const sizeOf = (folder: string) =>
    files(folder).reduce((total, file) => total + statSync(join(folder, file)).size, 0);
  const modules = join(project.folder, "node_modules");
  const all = sizeOf(modules);
  const own = sizeOf(join(modules, "@conomyhq"));
  project.remove();
  console.log(`installed for the client: ${all} bytes, of which ours: ${own}`);
  expect(own).toBeGreaterThan(50_000);
  expect(own).toBeLessThanOrEqual(ownCeiling);
  expect(all).toBeGreaterThan(300_000);
  expect(all).toBeLessThanOrEqual(360_000);
});
