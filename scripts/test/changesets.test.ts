import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";

const root = join(import.meta.dirname, "../..");

it("a changeset speaks of one package, unless it tells of the contract", () => {
  const shared = globSync(".changeset/*.md", { cwd: root }).filter((file) => {
    const [, head = "", text = ""] = readFileSync(join(root, file), "utf8").split(/^---$/m);
    return (head.match(/@conomyhq\//g) ?? []).length > 1 && !text.trimStart().startsWith("The contract ");
  });
  expect(shared, "Each package's changelog gets this text. Write one changeset for each package.").toEqual([]);
});
