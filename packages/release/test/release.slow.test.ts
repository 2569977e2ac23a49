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

const options = (more: Partial<ReleaseOptions> = {}): ReleaseOptions => ({
  root: repository.folder,
  registry: createRegistry(local.url, local.env),
  target: join(repository.folder, "reports/release"),
  dryRun: false,
  build: async () => {},
  step: (_, work) => work(),
  note: (text) => told.push(text),
  ...more,
});
const start = (more?: Partial<ReleaseOptions>) => release(options(more));

/** A registry that takes the types, and fails for the client. */
const halfway = (reason: object): Registry => {
  const real = createRegistry(local.url, local.env);
  return {
    ...real,
    publish(tarball, tag) {
      if (tarball.includes("client")) throw reason;
      real.publish(tarball, tag);
    },
  };
};

const published = async (name: string): Promise<{ versions: object; "dist-tags": object }> => {
  const response = await fetch(`${local.url}${name.replace("/", "%2f")}`, {
    // Publishing holds this process up for longer than a kept connection lives.
    headers: { connection: "close" },
  });
  return response.ok ? ((await response.json()) as never) : { versions: {}, "dist-tags": {} };
};
const isPublished = async (name: string) => Object.hasOwn((await published(`@conomyhq/${name}`)).versions, version);
const manifestOf = (name: string): object =>
  JSON.parse(readFileSync(join(repository.folder, `packages/${name}/package.json`), "utf8"));
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

  it("leaves a package alone whose version is published, and its tag on its commit", async () => {
    await start();
    const types = repository.git("rev-parse", `@conomyhq/openapi-types@${version}^{}`);
    repository.write("packages/client/package.json", { ...manifestOf("client"), version: "2.0.0" });
    repository.commit();
    await start();
    expect(told).toContain(`@conomyhq/openapi-types ${version} is published already.`);
    expect(repository.git("rev-parse", `@conomyhq/openapi-types@${version}^{}`)).toBe(types);
    expect(repository.git("tag", "--points-at", "HEAD").trim()).toBe("@conomyhq/client@2.0.0");
  });

  it("shows everything and changes nothing in a dry run", async () => {
    await start({ dryRun: true });
    expect(told).toEqual([
      `@conomyhq/openapi-types@${version} would be made.`,
      `@conomyhq/client@${version} would be made.`,
      `@conomyhq/openapi-types ${version} would be published as latest.`,
      `@conomyhq/client ${version} would be published as latest.`,
    ]);
    expect([await isPublished("openapi-types"), await isPublished("client"), tags()]).toEqual([false, false, []]);
  });

  it("is resumed after an interruption, and passes over what is done", async () => {
    await expect(start({ registry: halfway(new Error("The network is gone.")) })).rejects.toThrow(
      `The network is gone.\nNot published: @conomyhq/client ${version}. The same command goes on from there.`,
    );
    expect([await isPublished("openapi-types"), await isPublished("client")]).toEqual([true, false]);
    told = [];
    await start();
    expect(told).toEqual([
      `@conomyhq/client@${version} exists already.`,
      `@conomyhq/openapi-types ${version} is published already.`,
      `@conomyhq/client ${version}`,
    ]);
    expect(tags()).toHaveLength(2);
  });

  it("says what is left when Ctrl+C ends it, and ends with 130", async () => {
    await expect(start({ registry: halfway({ signal: "SIGINT" }) })).rejects.toMatchObject({
      exitCode: 130,
      message: `It was stopped.\nNot published: @conomyhq/client ${version}. The same command goes on from there.`,
    });
  });

  it("does not go on from another commit", async () => {
    await expect(start({ registry: halfway(new Error("The network is gone.")) })).rejects.toThrow();
    const interrupted = repository.git("rev-parse", "HEAD").trim();
    repository.write("later.txt", "");
    repository.commit();
    const tag = `@conomyhq/client@${version}`;
    await expect(start()).rejects.toThrow(
      `${tag} is the tag of another commit, and not published. To publish that one: \`git checkout ${interrupted.slice(0, 9)}\``,
    );
    expect(await isPublished("client")).toBe(false);
    repository.git("checkout", "--quiet", interrupted);
    await start();
    expect(await isPublished("client")).toBe(true);
  });

  it("publishes nothing if git cannot tag", async () => {
    repository.git("config", "tag.gpgSign", "true");
    repository.git("config", "gpg.program", "false");
    await expect(start()).rejects.toThrow();
    expect([await isPublished("openapi-types"), await isPublished("client"), tags()]).toEqual([false, false, []]);
  });

  it("fails before it builds if the registry does not listen, and names it", async () => {
    let isBuilt = false;
    const build = async () => {
      isBuilt = true;
    };
    const nowhere = createRegistry("http://127.0.0.1:9/");
    await expect(start({ registry: nowhere, build })).rejects.toThrow(
      /does not say whether .* is published: .*127\.0\.0\.1:9\/.*refused/,
    );
    expect(isBuilt).toBe(false);
  });

  it("takes the dist-tag of changesets' pre mode", async () => {
    repository.write(".changeset/pre.json", { mode: "pre", tag: "next" });
    repository.commit();
    await start({ dryRun: true });
    expect(told).toContain(`@conomyhq/client ${version} would be published as next.`);
  });

  it.each([
    ["a changeset is pending", () => repository.write(".changeset/a.md", "---\n---\n"), /^1 changeset is pending/],
    ["something is not committed", () => repository.write("new.txt", ""), /^Not committed, .*: new\.txt\.$/],
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
    expect(told[0]).toMatch(/^Not yet: 1 changeset is pending\. Run `pnpm version-packages`/);
    expect(told).toContain(`@conomyhq/client ${version} would be published as latest.`);
    expect(told).toContain(`@conomyhq/client@${version} would be made.`);
  });
});

describe("nothing is published if one package", () => {
  const manifest = (change: object) =>
    repository.write("packages/client/package.json", { ...manifestOf("client"), ...change });
  const entry = (content: string) => repository.write("packages/client/dist/index.js", content);

  it.each<[string, () => void, RegExp]>([
    [
      "has no dist",
      () => rmSync(join(repository.folder, "packages/client/dist"), { recursive: true }),
      /dist is missing, which `files` in packages\/client\/package\.json lists/,
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
    [
      "does not list its changelog",
      () => manifest({ files: ["dist"] }),
      /CHANGELOG\.md is missing: `files` in packages\/client\/package\.json must list it/,
    ],
    ["holds a test", () => repository.write("packages/client/dist/a.test.js", "\n"), /a\.test\.js is of no use/],
    [
      "has no licence",
      () => rmSync(join(repository.folder, "packages/client/LICENSE")),
      /LICENSE is missing in packages\/client\./,
    ],
    ["is too large", () => entry(`export const text = "${"x".repeat(90_000)}";\n`), /it takes \d+ bytes/],
  ])("%s", async (_, plant, message) => {
    plant();
    repository.commit();
    await expect(start()).rejects.toThrow(message);
    expect([await isPublished("openapi-types"), await isPublished("client"), tags()]).toEqual([false, false, []]);
  });
});
