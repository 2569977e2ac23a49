import { globSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createCheckout } from "../test/checkout.ts";

const checkout = createCheckout({
  ...{ GIT_AUTHOR_NAME: "t", GIT_AUTHOR_EMAIL: "t@example.com" },
  ...{ GIT_COMMITTER_NAME: "t", GIT_COMMITTER_EMAIL: "t@example.com" },
});
afterAll(() => checkout.remove());

const read = (path: string) => readFileSync(join(checkout.folder, path), "utf8");
const versionOf = (name: string) => JSON.parse(read(`packages/${name}/package.json`)).version;
const changelogOf = (name: string) => read(`packages/${name}/CHANGELOG.md`);
const commit = async () => {
  await checkout.run("git", "add", "-A");
  await checkout.run("git", "commit", "-q", "-m", "as it is");
};
beforeAll(async () => {
  await checkout.run("git", "init", "-q", "-b", "main");
  await commit();
});

const published = ["client", "openapi-types", "sandbox"];
const documents = ["openapi/conomy.yaml", "openapi/workflows.arazzo.yaml", "packages/sandbox/src/control/control.yaml"];

/** The tests that read the version, or edit it. */
const sensitive = [
  ["contract-diff", "test/conomy-edits.test.ts", "the version"],
  ["client", "test/request.test.ts", "an authenticated call"],
  ["sandbox", "test/har.test.ts", "names the version"],
] as const;

async function declare(bump: string, text: string, ...command: string[]) {
  writeFileSync(join(checkout.folder, ".changeset/next.md"), `---\n"@conomyhq/client": ${bump}\n---\n\n${text}\n`);
  if (command.length > 0) await checkout.run("changeset", ...command);
  await commit();
}

describe.each<[string, () => Promise<void>, RegExp]>([
  ["the first release", async () => {}, /^0\.\d+\.0$/],
  ["a minor", () => declare("minor", "`customers.list()` of `GET /customers` sorts."), /^0\.\d+\.0$/],
  ["a major", () => declare("major", "Ids are short.\n\nMigration: ask for ids again."), /^1\.0\.0$/],
  ["a version in pre mode", () => declare("minor", "Something to try.", "pre", "enter", "next"), /^1\.1\.0-next\.0$/],
])("%s", (_, prepare, expected) => {
  let before: string[];
  let current: string;

  beforeAll(async () => {
    await prepare();
    before = documents.map(read);
    current = versionOf("client");
    expect(await checkout.run("node", "scripts/version-packages.ts")).toMatchObject({ code: 0, stderr: "" });
    await commit();
  });

  it("moves packages, changelogs, contract, journeys and generated files to the same version", async () => {
    const next = versionOf("client");
    expect(next).toMatch(expected);
    expect(next).not.toBe(current);
    expect(published.map(versionOf)).toEqual([next, next, next]);
    expect(changelogOf("client")).toContain(`## ${next}`);
    expect(read("packages/client/src/contract.generated.ts")).toContain(`version = "${next}"`);
    // Nothing else moves, comments and layout included.
    expect(documents.map(read)).toEqual(before.map((text) => text.replace(`version: ${current}`, `version: ${next}`)));
  });

  it("leaves the generated files up to date", async () => {
    expect(await checkout.run("node", "scripts/generate.ts", "--check")).toMatchObject({ code: 0, stderr: "" });
  });

  it.each(sensitive)("leaves the tests of %s that depend on it green: %s", async (name, file, title) => {
    const args = ["run", "--root", `packages/${name}`, file, "-t", title, "--reporter=default"];
    const { code, stdout } = await checkout.run("node", `packages/${name}/node_modules/vitest/vitest.mjs`, ...args);
    expect(stdout).toMatch(/Tests .*\d+ passed/);
    expect(code, stdout).toBe(0);
  });
});

describe("the changelogs", () => {
  it("each speak of their own package", () => {
    expect(changelogOf("openapi-types")).not.toMatch(/\bclient\b|sandbox/i);
    expect(changelogOf("client")).not.toMatch(/`Pagination`|npx @conomyhq\/sandbox/);
    expect(changelogOf("contract-diff")).not.toMatch(/@conomyhq\/(client|sandbox)/);
  });

  it("link each operation to the reference, and keep what there is to migrate", () => {
    const link = "https://conomyhq.github.io/conomy-typescript-sdk/#/other/listcustomers";
    expect(changelogOf("client")).toContain(`- \`customers.list()\` of [\`GET /customers\`](${link}) sorts.`);
    expect(changelogOf("client")).toMatch(
      /^## 1\.0\.0\n\n### Major Changes\n\n- Ids are short\.\n\n {2}Migration: ask/m,
    );
  });

  it("say which types a client comes with, and no hash of a commit", () => {
    expect(changelogOf("client")).toContain("- Comes with `@conomyhq/openapi-types` 1.0.0.");
    expect(published.map(changelogOf).join("")).not.toMatch(/\b[0-9a-f]{7}\b/);
  });
});

it.each(published)("packs the %s with its changelog, and the types of the same version", async (name) => {
  linkTypes(name);
  // `prepack` would refuse, because nothing is built here.
  const packing = ["--dir", `packages/${name}`, "pack", "--pack-destination", checkout.folder, "--ignore-scripts"];
  expect(await checkout.run("pnpm", ...packing)).toMatchObject({ code: 0 });

  const version = versionOf(name);
  const tarball = `conomyhq-${name}-${version}.tgz`;
  expect((await checkout.run("tar", "-tzf", tarball)).stdout.split("\n")).toContain("package/CHANGELOG.md");
  const { stdout: manifest } = await checkout.run("tar", "-xzOf", tarball, "package/package.json");
  const { dependencies } = JSON.parse(manifest);
  expect(dependencies?.["@conomyhq/openapi-types"]).toBe(name === "openapi-types" ? undefined : `~${version}`);
});

it("explains itself, and refuses options that it does not know", async () => {
  const before = versionOf("client");
  const { code, stdout } = await checkout.run("node", "scripts/version-packages.ts", "--help");
  expect([code, stdout]).toEqual([0, expect.stringContaining("Usage: pnpm version-packages")]);
  expect(await checkout.run("node", "scripts/version-packages.ts", "--dry-run")).toMatchObject({ code: 2 });
  expect(versionOf("client")).toBe(before);
});

it("says how to go on if no changesets are pending", async () => {
  for (const file of globSync(".changeset/[!R]*.md", { cwd: checkout.folder })) rmSync(join(checkout.folder, file));
  const failed = { code: 1, stderr: "No changesets are pending. `pnpm changeset` writes one.\n" };
  expect(await checkout.run("node", "scripts/version-packages.ts")).toMatchObject(failed);
});

/** What is installed in a checkout leads to the packages of this repository, whose version stays. */
function linkTypes(name: string) {
  const own = join(checkout.folder, "packages", name, "node_modules");
  rmSync(own);
  mkdirSync(join(own, "@conomyhq"), { recursive: true });
  symlinkSync(join(checkout.folder, "packages/openapi-types"), join(own, "@conomyhq/openapi-types"));
}
