import fc from "fast-check";
import { lexer, type Token } from "marked";
import { describe, expect, it } from "vitest";
import { code, fenced, linkTarget, sentence } from "../../../src/report/escape/markdown.ts";
import { hostileText } from "../hostile.ts";

/** All tokens of a Markdown text, also those inside of others. */
function tokensOf(markdown: string): Token[] {
  const walk = (tokens: Token[]): Token[] =>
    tokens.flatMap((token) => [
      token,
      ...walk("tokens" in token ? (token.tokens ?? []) : []),
      ...walk("items" in token ? token.items : []),
    ]);
  return walk(lexer(markdown, { gfm: true }));
}

/** What GitHub makes links of although Markdown does not. */
const linked = /[@#&<>]|:\/\/|www\.|gh-\d|:\w+:|\b[0-9a-f]{7,40}\b/i;

function expectPlain(markdown: string, allowed: readonly string[]): void {
  const tokens = tokensOf(markdown);
  expect(allowed).toEqual(expect.arrayContaining([...new Set(tokens.map(({ type }) => type))]));
  for (const token of tokens) if (token.type === "text" && !token.tokens) expect(token.raw).not.toMatch(linked);
}

describe("whatever a document says", () => {
  it("a sentence has words and code, and nothing else", () => {
    fc.assert(
      fc.property(hostileText, (text) => {
        const written = sentence(text);
        expectPlain(`- ${written}`, ["list", "list_item", "text", "codespan"]);
        expectPlain(`Warning: ${written}`, ["paragraph", "text", "codespan"]);
        expect(written).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u);
      }),
      { numRuns: 2000 },
    );
  });

  it("code in a line is one piece of code", () => {
    fc.assert(
      fc.property(hostileText, (text) => {
        const tokens = tokensOf(`x ${code(text)} y`);
        expect(tokens.map(({ type }) => type)).toEqual(["paragraph", "text", "codespan", "text"]);
      }),
      { numRuns: 2000 },
    );
  });

  it("a block of code is one, also in an item of a list", () => {
    fc.assert(
      fc.property(hostileText, (text) => {
        expect(tokensOf(`${fenced("ts", text)}\n\nend`).map(({ type }) => type)).toEqual([
          "code",
          "space",
          "paragraph",
          "text",
        ]);
        const indented = fenced("ts", text).replaceAll(/^(?=.)/gm, "  ");
        const types = tokensOf(`- x\n\n${indented}\n\nend`).map(({ type }) => type);
        expect(types.filter((type) => !["paragraph", "space", "text"].includes(type))).toEqual([
          "list",
          "list_item",
          "code",
        ]);
      }),
      { numRuns: 1000 },
    );
  });

  it("the target of a link ends no link", () => {
    fc.assert(
      fc.property(hostileText, (text) => {
        expect(linkTarget(text)).toMatch(/^[\w.~%/-]*$/);
      }),
    );
  });
});

it.each([
  ["Property `email` of `Customer` was removed.", "Property `email` of `Customer` was removed."],
  ["Ask @team (see #12).", "Ask `@team` (see `#12).`"],
  ["`Customer`'s name, in 4 operations", "`Customer`'s name, in 4 operations"],
  ["a ``b` c", "a b` c`"],
  ["hide\u202e `it\u0000`", "`hide\\u{202e}` `it\\u{0}`"],
])("the sentence %j is written %j", (text, wanted) => {
  expect(sentence(text)).toBe(wanted);
});

it("code keeps the backticks that it has", () => {
  expect([code("a`b"), code("`a`"), code("``"), code("")]).toEqual(["``a`b``", "`` `a` ``", "``` `` ```", '`""`']);
});
