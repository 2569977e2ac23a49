import type { Oas3Decorator } from "@redocly/openapi-core";

/** Redoc's search drops the line breaks of a description, so that words on two lines become one: a paragraph is one line. */
export const SoftLineBreaks: Oas3Decorator = () => ({
  any: {
    leave(node: { description?: unknown } | null, { type }) {
      // The guides in `info.description` have code, whose lines stay.
      if (type.name === "Info" || typeof node?.description !== "string") return;
      node.description = node.description.split("\n\n").map(inOneLine).join("\n\n");
    },
  },
});

function inOneLine(paragraph: string): string {
  const hasLines = /^\s*([-*|#>]|\d+\.|```)/m.test(paragraph);
  return hasLines ? paragraph : paragraph.trim().replaceAll("\n", " ");
}
