import { expect, it } from "vitest";
import { defuse } from "../../src/github/defuse.ts";

it.each<[name: string, text: string]>([
  ["code in a line", "- `@acme/sdk` and `a & b`, in 2 operations"],
  ["a block of code", '**Refused.**\n\n```ts\nimport type { A } from "@acme/sdk";\n```\n'],
  ["a block of code in a list", '- `A` is gone.\n\n  ```ts\n  import type { A } from "@acme/sdk";\n\n  a;\n  ```\n'],
  ["a comment in a draft", "```md\nMigration: <!-- Replace this. -->\n```"],
])("keeps the text of %s", (_, text) => {
  expect(defuse(text)).toBe(text);
});

it.each<[name: string, text: string]>([
  ["nothing else", "@team"],
  ["code before it", "`a` @team"],
  ["a backtick that is no code", "\\`@team`"],
  ["a backtick of the line before", "a ` b\n`@team` c"],
  ["a longer run of backticks", "`` a `@team` b"],
  ["a tag around it", "<b title='`'>`@team`"],
  ["cells of a table", "a ` | `@team` | b"],
  ["a block that is over", "```\na\n```\n@team"],
  ["a longer fence that is over", "````\na\n````\n@team\n````"],
  ["an entry of a list that is over, and the block with it", "- a\n\n  ```\nb\n@team\n  ```"],
  ["a block that began in the middle of a text", "a\n```\n\n```\n@team\n```"],
  ["a fence of tildes", "~~~\n\n```\n~~~\n@team\n\n```"],
  ["a fence that began behind the mark of a list", "- ```\n\n```\n@team"],
])("calls nobody with %s", (_, text) => {
  expect(defuse(text)).not.toContain("@team");
});

it.each(["<!-- a", "<?a", "<pre>", "<script>"])("lets no %s hide what follows an empty line", (tag) => {
  expect(defuse(`${tag}\n\n\`@team\``)).toBe(`<\u200b${tag.slice(1)}\n\n\`@team\``);
});
