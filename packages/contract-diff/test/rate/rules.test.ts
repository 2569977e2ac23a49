import { readdirSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { rules } from "../../src/rate/rules/index.ts";

const filesIn = (folder: string) =>
  readdirSync(join(import.meta.dirname, folder)).map((file) => file.split(".")[0] ?? "");
const shared = new Set(["index", "rule", "verdicts"]);

it("each rule has a file of tests that is called as its own", () => {
  const tested = filesIn("rules").filter((name) => name !== "test-rules");
  expect(tested.toSorted()).toEqual(
    filesIn("../../src/rate/rules")
      .filter((name) => !shared.has(name))
      .toSorted(),
  );
});

it("each rule has a name of its own", () => expect(new Set(rules.map(({ id }) => id)).size).toBe(rules.length));
