import fc from "fast-check";
import { lexer, type Token } from "marked";
import { describe, expect, it } from "vitest";
import type { Excerpt } from "../../src/contract/excerpt.ts";
import { decide } from "../../src/release/gate.ts";
import { render } from "../../src/report/index.ts";
import { script } from "../../src/report/page/filter.ts";
import { changeOf, comparisonOf, impactOf } from "../comparisons.ts";
import { hostileText } from "./hostile.ts";

const refused = decide("major", { bump: "none", migration: "missing" });

/** Reports in which everything that a document can name is hostile. */
const hostileReport = (format: string) =>
  fc.tuple(hostileText, hostileText, hostileText, hostileText).map(([message, name, file, snippet]) => {
    const operation = `GET /${name}`;
    const place = { file, pointer: `#/${name}`, line: 1, col: 1, value: name };
    const witness = {
      value: { [name]: message },
      acceptedBy: "base",
      direction: "request",
      pointer: `/${name}`,
      reason: message,
    } as const;
    const excerpt = (...lines: string[]): Excerpt => ({ start: 1, lines, part: [1, 2] });
    const common = {
      excerpts: { base: excerpt(name, message, snippet), revision: excerpt(file, snippet, message) },
      message,
      component: name,
      uses: [{ operation, direction: "request" as const }],
      base: place,
      revision: place,
    };
    const changes = [
      changeOf("major", { ...common, witness }),
      changeOf("major", { ...common, because: message, engine: { level: "none" as const } }),
      changeOf("minor", { ...common, component: undefined as never }),
      changeOf("patch", common),
    ];
    const typescript = [impactOf({ message, snippet, subject: name, operations: [operation], diagnostic: message })];
    const comparison = comparisonOf({
      bump: "major",
      base: file,
      revision: file,
      changes,
      typescript,
      warnings: [message],
      typescriptSkipped: message,
    });
    return render(format, comparison, refused);
  });

const unseen = /(?![\n\t])[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u;

describe("whatever a document says", () => {
  it("the Markdown has no node that is not the report's own", () => {
    const own = new Set([
      "blockquote",
      "code",
      "codespan",
      "em",
      "heading",
      "html",
      "link",
      "list",
      "list_item",
      "paragraph",
      "space",
      "strong",
      "text",
    ]);
    const ownHtml = /^<\/?(details|summary)>/;
    fc.assert(
      fc.property(hostileReport("markdown"), (text) => {
        expect(text).not.toMatch(unseen);
        const visit = (tokens: readonly Token[]): void => {
          for (const token of tokens) {
            expect(own).toContain(token.type);
            if (token.type === "html") expect(token.raw.trim()).toMatch(ownHtml);
            if (token.type === "link") expect(token.href).toMatch(/^[\w.~%/-]+#L1$/);
            if (token.type === "text" && !token.tokens) expect(token.raw).not.toMatch(/[@<>&]|#|:\/\/|www\./);
            if ("tokens" in token && token.tokens) visit(token.tokens);
            if ("items" in token) visit(token.items);
          }
        };
        const tokens = lexer(text, { gfm: true });
        visit(tokens);
        expect(tokens.flatMap((token) => (token.type === "heading" ? [token.text] : []))).toEqual([
          "What breaks, proven",
          "What else may break",
          "TypeScript that stops compiling",
        ]);
      }),
      { numRuns: 300 },
    );
  });

  it("the page has no element, no attribute and no link that is not the report's own", () => {
    const own = [
      "<(?:!doctype html|/?(?:article|b|body|code|details|div|fieldset|figcaption|figure|h[123]|head|html|label",
      "|legend|li|mark|option|output|p|pre|script|search|select|strong|style|summary|title|ul)|a|/a|input|meta)",
      '(?: (?:charset|content|http-equiv|lang|name|tabindex|type|value)="[^"]*"| class="(?:major|minor|patch|none|sides)"',
      '| data-levels="[a-z ]+"| data-operations="[\\d ]*"| href="[\\w.~%/-]+#L1"| checked| hidden)*>',
    ];
    const tag = new RegExp(own.join(""), "g");
    fc.assert(
      fc.property(hostileReport("html"), (text) => {
        expect(text).not.toMatch(unseen);
        expect(text.match(/<script/g)).toHaveLength(1);
        expect(text.match(/<article /g)).toHaveLength(5);
        const content = text.replace(script, "").replaceAll(tag, "");
        expect(content).not.toContain("<");
        expect(content.replaceAll(/&(?:amp|lt|gt|quot|#39);/g, "")).not.toContain("&");
      }),
      { numRuns: 300 },
    );
  });

  it("each annotation is one command in one line", () => {
    fc.assert(
      fc.property(hostileReport("github-actions"), (text) => {
        const lines = text.trimEnd().split("\n");
        expect(text).not.toMatch(unseen);
        for (const line of lines) {
          const [, properties = ""] = /^::(?:error|notice|warning) ([^:]*)::/.exec(line) ?? [];
          expect(properties).toMatch(/^(?:file=[^,]*,)?(?:line=\d+,)?(?:col=\d+,)?title=[^,]+$/);
        }
        expect(lines).toHaveLength(5);
      }),
      { numRuns: 300 },
    );
  });

  it("the terminal's text moves no cursor and gives the runner no command", () => {
    fc.assert(
      fc.property(hostileReport("text"), (text) => {
        expect(text).not.toMatch(unseen);
        expect(text).not.toMatch(/^\s*::|##\[/m);
      }),
      { numRuns: 300 },
    );
  });
});
