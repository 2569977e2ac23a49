import { readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type LocalRegistry, startRegistry } from "../registry/registry.ts";
import { createRegistry, type Registry } from "../registry.ts";
import { type ReleaseOptions, release } from "../release.ts";
import { createRepository, type Repository } from "./repository.ts";

let local: LocalRegistry;
beforeAll(async () => {
  local = await startRegistry();
}, 120_000);
afterAll(() => local.stop());

/** No two tests publish the same version. */
let minor = 0;
let version: string;
let repository: Repository;
let told: string[];
beforeEach(() => {
  version = `1.${++minor}.0`;
  repository = createRepository(version);
  told = [];
});
afterEach(() => repository.remove());

const start = (more: Partial<ReleaseOptions> = {}) =>
  release({
    root: repository.folder,
    registry: createRegistry(local.url, local.env),
    target: join(repository.folder, "reports/release"),
    dryRun: false,
    step: (_, work) => work(),
    note: (text) => told.push(text),
    ...more,
  });

const published = async (name: string): Promise<{ versions: object; "dist-tags": object }> => {
  const response = await fetch(`${local.url}${name.replace("/", "%2f")}`, {
    // Publishing holds this process up for longer than a kept connection lives.
    headers: { connection: "close" },
  });
  return response.ok ? ((await response.json()) as never) : { versions: {}, "dist-tags": {} };
};
const isPublished = async (name: string) => Object.hasOwn((await published(`@conomyhq/${name}`)).versions, version);
const tags = () => repository.git("tag").trim().split("\n").filter(Boolean);

describe("a release", () => {
  it("publishes the packed files, tags the commit, and writes the notes of this version alone", async () => {
    await start();
    const { versions, "dist-tags": distTags } = await published("@conomyhq/client");
    expect(distTags).toMatchObject({ latest: version });
    expect(versions).toMatchObject({ [version]: { dependencies: { "@conomyhq/openapi-types": `~${version}` } } });
    expect(tags()).toEqual([`@conomyhq/client@${version}`, `@conomyhq/openapi-types@${version}`]);
    const notes = readFileSync(join(repository.folder, "reports/release/notes/client.md"), "utf8");
    expect(notes).toBe("### Minor Changes\n\n- What is new.\n");
    const bill = `reports/release/conomyhq-client-${version}.cdx.json`;
    const { bomFormat, components } = JSON.parse(readFileSync(join(repository.folder, bill), "utf8"));
    expect([bomFormat, components.map(({ name }: { name: string }) => name)]).toEqual(["CycloneDX", ["openapi-types"]]);
  });

  it("publishes what others depend on first", async () => {
    const order: string[] = [];
    const registry: Registry = { isPublished: () => false, publish: (tarball) => order.push(tarball) };
    await start({ registry });
    expect(order.map((tarball) => tarball.replace(/.*conomyhq-|-1.*/g, ""))).toEqual(["openapi-types", "client"]);
  });

  it("publishes a snapshot, whose packages depend on each other's snapshot, and tags nothing", async () => {
    repository.remove();
    version = "0.0.0-trial-20261130130000";
    repository = createRepository(version);
    await start({ tag: "trial", isSnapshot: true });
    const { "dist-tags": distTags } = await published("@conomyhq/client");
    expect(distTags).toMatchObject({ trial: version });
    expect(tags()).toEqual([]);
  });

  it("shows everything and changes nothing in a dry run", async () => {
    await start({ dryRun: true });
    expect(told).toEqual([
      `@conomyhq/openapi-types ${version} would be published as latest.`,
      `@conomyhq/client ${version} would be published as latest.`,
      `@conomyhq/openapi-types@${version} would be made.`,
      `@conomyhq/client@${version} would be made.`,
    ]);
    expect([await isPublished("openapi-types"), await isPublished("client"), tags()]).toEqual([false, false, []]);
  });

  it("is resumed after an interruption, and passes over what is published", async () => {
    const real = createRegistry(local.url, local.env);
    const failing: Registry = {
      ...real,
      publish(tarball, tag) {
        if (tarball.includes("client")) throw new Error("the network is gone");
        real.publish(tarball, tag);
      },
    };
    await expect(start({ registry: failing })).rejects.toThrow("the network is gone");
    expect([await isPublished("openapi-types"), await isPublished("client"), tags()]).toEqual([true, false, []]);
    await start();
    expect(told).toContain(`@conomyhq/openapi-types ${version} is published already.`);
    expect(await isPublished("client")).toBe(true);
    expect(tags()).toHaveLength(2);
  });

  it("takes the dist-tag of changesets' pre mode", async () => {
    repository.write(".changeset/pre.json", { mode: "pre", tag: "next" });
    repository.commit();
    await start({ dryRun: true });
    expect(told).toContain(`@conomyhq/client ${version} would be published as next.`);
  });

  it.each([
    ["a changeset is pending", () => repository.write(".changeset/a.md", "---\n---\n"), /1 changesets are pending/],
    ["something is not committed", () => repository.write("new.txt", ""), /not committed/],
  ])("does not begin while %s", async (_, change, message) => {
    change();
    if (message.source.includes("pending")) repository.commit();
    await expect(start()).rejects.toThrow(message);
    expect(await isPublished("openapi-types")).toBe(false);
  });

  it("fails in a dry run if it would be refused, after it has shown everything", async () => {
    repository.write(".changeset/a.md", "---\n---\n");
    repository.commit();
    const refused = { exitCode: 1, message: expect.stringContaining("cannot be released yet") };
    await expect(start({ dryRun: true })).rejects.toMatchObject(refused);
    expect(told[0]).toMatch(/^Not yet: 1 changesets are pending\. Run `pnpm version-packages`/);
    expect(told).toContain(`@conomyhq/client ${version} would be published as latest.`);
    expect(told).toContain(`@conomyhq/client@${version} would be made.`);
  });
});

describe("nothing is published if one package", () => {
  const manifest = (change: object) => {
    const path = "packages/client/package.json";
    const current = JSON.parse(readFileSync(join(repository.folder, path), "utf8"));
    repository.write(path, { ...current, ...change });
  };
  const entry = (content: string) => repository.write("packages/client/dist/index.js", content);

  it.each<[string, () => void, RegExp]>([
    [
      "has no dist",
      () => rmSync(join(repository.folder, "packages/client/dist"), { recursive: true }),
      /dist is missing/,
    ],
    [
      "imports a file that `files` does not list",
      () => {
        repository.write("packages/client/src/a.js", "export const a = 1;\n");
        entry('export * from "../src/a.js";\n');
      },
      /dist\/index\.js:1: Could not resolve "\.\.\/src\/a\.js"/,
    ],
    ["imports what it does not depend on", () => entry('import "left-pad";\n'), /index\.js imports left-pad/],
    [
      "uses a global of one runtime",
      () => entry("export const encode = (text) =>\n  Buffer.from(text);\n"),
      /dist\/index\.js:2 uses Buffer, which not every runtime has/,
    ],
    [
      "names a wrong file of types",
      () => manifest({ exports: { ".": { types: "./dist/no.d.ts", default: "./dist/index.js" } } }),
      /dist\/no\.d\.ts/,
    ],
    [
      "depends on what only this machine has",
      () => manifest({ dependencies: { other: "file:../../other" } }),
      /other "file:/,
    ],
    [
      "names a folder of this machine",
      () => entry(`export const at = "${repository.folder}/x";\n`),
      /index\.js:1 names a folder/,
    ],
    [
      "holds a secret",
      () => entry(`export const token = "npm_${"a1B2".repeat(9)}";\n`),
      /index\.js:1 holds what looks like a secret/,
    ],
    ["holds a test", () => repository.write("packages/client/dist/a.test.js", "\n"), /a\.test\.js is of no use/],
    ["has no licence", () => rmSync(join(repository.folder, "packages/client/LICENSE")), /LICENSE is missing/],
    ["is too large", () => entry(`export const text = "${"x".repeat(90_000)}";\n`), /it takes \d+ bytes/],
  ])("%s", async (_, plant, message) => {
    plant();
    repository.commit();
    await expect(start()).rejects.toThrow(message);
    expect([await isPublished("openapi-types"), await isPublished("client"), tags()]).toEqual([false, false, []]);
  });
});
