import { mkdirSync, readFileSync, rmSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { createCheckout } from "../test/checkout.ts";

const checkout = createCheckout({
  ...{ GIT_AUTHOR_NAME: "t", GIT_AUTHOR_EMAIL: "t@example.com" },
  ...{ GIT_COMMITTER_NAME: "t", GIT_COMMITTER_EMAIL: "t@example.com" },
});
afterAll(() => checkout.remove());

const read = (path: string) => readFileSync(join(checkout.folder, path), "utf8");
const versionOf = (name: string) => JSON.parse(read(`packages/${name}/package.json`)).version;

let before: string;
beforeAll(async () => {
  await checkout.run("git", "init", "-q", "-b", "main");
  await checkout.run("git", "add", "-A");
  await checkout.run("git", "commit", "-q", "-m", "as it is");
  before = read("openapi/conomy.yaml");
});

const published = ["client", "openapi-types", "sandbox"];

it("moves packages, changelogs, contract and generated files to the same version", async () => {
  const current = versionOf("client");
  const { code, stderr } = await checkout.run("node", "scripts/version-packages.ts");
  expect(stderr).toBe("");
  expect(code).toBe(0);

  const next = versionOf("client");
  expect(next).not.toBe(current);
  for (const name of published) {
    expect(versionOf(name)).toBe(next);
    expect(read(`packages/${name}/CHANGELOG.md`)).toContain(`## ${next}`);
  }
  expect(read("packages/client/src/contract.generated.ts")).toContain(`version = "${next}"`);
  // Nothing else in the contract moves, comments and layout included.
  expect(read("openapi/conomy.yaml")).toBe(before.replace(`version: ${current}`, `version: ${next}`));
}, 60_000);

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

/** What is installed in a checkout leads to the packages of this repository, whose version stays. */
function linkTypes(name: string) {
  const own = join(checkout.folder, "packages", name, "node_modules");
  rmSync(own);
  mkdirSync(join(own, "@conomyhq"), { recursive: true });
  symlinkSync(join(checkout.folder, "packages/openapi-types"), join(own, "@conomyhq/openapi-types"));
}
