import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { createCheckout } from "./checkout.ts";

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

it("moves packages, changelogs, contract and generated files to the same version", async () => {
  const current = versionOf("client");
  const { code, stderr } = await checkout.run("node", "scripts/version-packages.ts");
  expect(stderr).toBe("");
  expect(code).toBe(0);

  const next = versionOf("client");
  expect(next).not.toBe(current);
  expect(versionOf("openapi-types")).toBe(next);
  for (const name of ["client", "openapi-types"]) expect(read(`packages/${name}/CHANGELOG.md`)).toContain(`## ${next}`);
  expect(read("packages/client/src/contract.generated.ts")).toContain(`version = "${next}"`);
  // Nothing else in the contract moves, comments and layout included.
  expect(read("openapi/conomy.yaml")).toBe(before.replace(`version: ${current}`, `version: ${next}`));
}, 60_000);
