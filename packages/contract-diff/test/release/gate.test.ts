import { afterEach, beforeEach, expect, it } from "vitest";
import type { Bump } from "../../src/bump.ts";
import { decide, type Gate, readDeclaration } from "../../src/release/gate.ts";
import { changeset, contract, createRepository, type Repository } from "../repository.ts";

let repository: Repository;

beforeEach(() => {
  repository = createRepository({ ".changeset/pending.md": changeset("major", "Pending.\n\nMigration: none.") });
});
afterEach(() => repository.remove());

const packages = ["@conomyhq/openapi-types", "@conomyhq/client"];

async function gate(required: Bump): Promise<Gate> {
  const since = repository.git("merge-base", "main", "HEAD");
  return decide(required, await readDeclaration(repository.folder, since, packages), packages);
}

it("does not count a changeset that is pending on the default branch", async () => {
  expect(await gate("minor")).toEqual({
    required: "minor",
    declared: "none",
    outcome: "undeclared",
    ok: false,
    packages,
  });
});

it("does not count one that was pending and is edited", async () => {
  repository.write(".changeset/pending.md", changeset("major", "Pending, and reworded.\n\nMigration: none."));
  repository.commit("Reword");
  expect(await gate("minor")).toMatchObject({ declared: "none", ok: false });
});

it.each([
  ["", "Pending.\n\nMigration: none."],
  [" and edited", "Pending.\n\nMigration: none at all."],
])("does not count one that was pending and is renamed%s", async (_, summary) => {
  repository.git("rm", "--quiet", ".changeset/pending.md");
  repository.write(".changeset/own.md", changeset("major", summary));
  expect(await gate("major")).toMatchObject({ declared: "none", ok: false });
});

it("counts one that replaces another that was pending", async () => {
  repository.git("rm", "--quiet", ".changeset/pending.md");
  repository.write(
    ".changeset/own.md",
    changeset("major", "Customers lose `email`.\n\nMigration: keep what you sent."),
  );
  expect(await gate("major")).toMatchObject({ declared: "major", ok: true });
});

it("does not count a copy of one that is pending", async () => {
  repository.write(".changeset/own.md", changeset("major", "Pending.\n\nMigration: none."));
  expect(await gate("major")).toMatchObject({ declared: "none", ok: false });
});

it("does not count one that came to the default branch later", async () => {
  repository.git("checkout", "--quiet", "main");
  repository.write(".changeset/later.md", changeset("minor", "Later."));
  repository.commit("Later");
  repository.git("checkout", "--quiet", "branch");
  repository.git("merge", "--quiet", "main");
  expect(await gate("minor")).toMatchObject({ declared: "none", ok: false });
});

it.each(["committed", "not committed yet"])("counts one that was added and is %s", async (state) => {
  repository.write(".changeset/own.md", changeset("minor", "An addition."));
  if (state === "committed") repository.commit("Add");
  expect(await gate("minor")).toMatchObject({ declared: "minor", ok: true });
});

it("does not count one that names other packages only", async () => {
  repository.write("packages/other/package.json", '{ "name": "other", "version": "1.0.0" }\n');
  repository.write(".changeset/own.md", '---\n"other": minor\n---\n\nSomething else.\n');
  expect(await gate("minor")).toMatchObject({ declared: "none", ok: false });
});

it("refuses one that is too small", async () => {
  repository.write(".changeset/own.md", changeset("minor", "A removal."));
  expect(await gate("major")).toMatchObject({
    ok: false,
    outcome: "too-small",
  });
});

it("reports one that is larger than needed, and accepts it", async () => {
  repository.write(".changeset/own.md", changeset("minor", "A comma."));
  expect(await gate("patch")).toMatchObject({
    ok: true,
    outcome: "more-declared",
  });
});

it.each([
  { name: "nothing about it", summary: "Removed.", outcome: "unexplained" },
  {
    name: "the word inside a sentence",
    summary: "Removed. See Migration: below.",
    outcome: "unexplained",
  },
  { name: "the word alone", summary: "Removed.\n\nMigration:", outcome: "explanation-empty" },
  {
    name: "a space that nobody sees",
    summary: "Removed.\n\nMigration: \u200b\u2060&nbsp;&#8203;",
    outcome: "explanation-empty",
  },
  { name: "an empty list", summary: "Removed.\n\nMigration:\n\n-\n- \n* ", outcome: "explanation-empty" },
  {
    name: "an empty block of code",
    summary: "Removed.\n\nMigration:\n\n```ts\n\n```",
    outcome: "explanation-empty",
  },
  {
    name: "a rule and a quotation of nothing",
    summary: "Removed.\n\nMigration:\n\n> \n\n***",
    outcome: "explanation-empty",
  },
  {
    name: "where a link leads, and no link",
    summary: "Removed.\n\nMigration:\n\n[guide]: https://example.com",
    outcome: "explanation-empty",
  },
  {
    name: "a comment that is not closed",
    summary: "Removed.\n\nMigration: <!-- Replace this comment",
    outcome: "explanation-empty",
  },
  {
    name: "a comment that is broken by a space nobody sees",
    summary: "Removed.\n\nMigration: <\u200b!-- Replace -->",
    outcome: "explanation-empty",
  },
  {
    name: "the word in a comment that is not closed",
    summary: "Removed. <!--\n\nMigration: read it elsewhere.",
    outcome: "unexplained",
  },
  {
    name: "what --write-changeset left",
    summary: "Removed.\n\nMigration: <!-- Replace\nthis -->",
    outcome: "explanation-empty",
  },
])("refuses a major that says $name", async ({ summary, outcome }) => {
  repository.write(".changeset/own.md", changeset("major", summary));
  expect(await gate("major")).toMatchObject({ ok: false, outcome });
});

it.each([
  { name: "in one paragraph", summary: "Removed.\n\nMigration: read it elsewhere." },
  { name: "in a list below", summary: "Removed.\n\nMigration:\n\n- Read it elsewhere." },
  { name: "in a block of code", summary: "Removed.\n\nMigration:\n\n```ts\ncustomer.mail;\n```" },
  {
    name: "behind a comment",
    summary: "Removed.\n\n<!-- For callers -->\n\nMigration: <!-- of --> read it elsewhere.",
  },
  { name: "first", summary: "Migration: read it elsewhere." },
])("accepts a major that explains its migration $name", async ({ summary }) => {
  repository.write(".changeset/own.md", changeset("major", summary));
  expect(await gate("major")).toMatchObject({
    ok: true,
    outcome: "declared",
  });
});

it("wants the explanation in the changeset that declares the major", async () => {
  repository.write(".changeset/own.md", changeset("major", "Removed."));
  repository.write(".changeset/other.md", changeset("patch", "Fixed.\n\nMigration: none."));
  expect(await gate("major")).toMatchObject({ ok: false });
});

it("needs nothing for a change of the contract's version alone", async () => {
  repository.write("openapi/conomy.yaml", contract.replace("version: 1.0.0", "version: 2.0.0"));
  repository.commit("Version packages");
  const { code, stdout } = await repository.diff();
  expect(code).toBe(0);
  expect(stdout).toContain("No contract change.");
});
