import { afterAll, beforeAll, expect, it } from "vitest";
import { createClone } from "./clone.ts";

const clone = createClone();
const index = "packages/client/src/index.ts";
const options = "packages/client/src/options.ts";

beforeAll(async () => {
  await clone.run("pnpm install --frozen-lockfile --prefer-offline --reporter=silent");
  // Before the first release nothing can break.
  const manifest = clone.read("packages/client/package.json");
  clone.write("packages/client/package.json", manifest.replace('"version": "0.0.0"', '"version": "1.0.0"'));
  clone.commit("a release");
  await clone.run("git update-ref refs/remotes/origin/main HEAD");
});
afterAll(() => clone.remove());

const apiDiff = () => clone.run("pnpm generate && pnpm api-diff").catch((error) => error.stdout + error.stderr);
const status = () =>
  clone.run("pnpm exec changeset status --since=origin/main").catch((error) => error.stdout + error.stderr);
const declare = (bump: string) =>
  clone.write(".changeset/new.md", `---\n"@conomyhq/client": ${bump}\n---\n\nA text.\n`);

it("a source that changed without a changeset is named", async () => {
  expect(await status()).not.toContain("no changesets");
  clone.write(index, `${clone.read(index)}// A remark.\n`);
  clone.commit("a change");
  expect(await status()).toMatch(/changed.*no changesets|no changesets.*changed/is);
});

it("an export that is removed needs a major, and a changed option as well", async () => {
  declare("patch");
  clone.write(index, clone.read(index).replace('export { ConomyParseError } from "./errors/parse-error.ts";\n', ""));
  clone.write(options, clone.read(options).replace("timeout?: number | undefined", "timeout?: string | undefined"));
  const said = await apiDiff();
  expect(said).toContain("@conomyhq/client: ConomyParseError is removed.");
  expect(said).toContain("@conomyhq/client: createConomyClient is changed, and programs that use it may not compile");
  expect(said).toContain(
    "@conomyhq/client needs a major release, and the changesets say patch. Run `pnpm changeset --major",
  );
  declare("major");
  expect(await apiDiff()).toContain("The changesets of this branch declare what its exports need.");
});
