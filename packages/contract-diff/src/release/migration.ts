import { lexer, type Token, walkTokens } from "marked";

/** What is written and not seen, such as a zero-width space. */
const unseen = /\p{Default_Ignorable_Code_Point}/gu;

/**
 * Whether a changeset has a paragraph that starts `Migration:`, and says something that can be read: there or below, as text
 * or as code. Comments say nothing, and one that is not closed hides what follows.
 */
export function migrationIn(summary: string): "empty" | "explained" | "missing" {
  const text = summary.replaceAll(unseen, "").replace(/<!--(?![\s\S]*-->)[\s\S]*/, "");
  const blocks = lexer(text);
  const start = blocks.findIndex((block) => block.type === "paragraph" && block.raw.startsWith("Migration:"));
  if (start < 0) return "missing";
  const read = readable(blocks.slice(start)).replace("Migration:", "");
  return /[\p{L}\p{N}]/u.test(read) ? "explained" : "empty";
}

/** What a reader sees of Markdown, without its marks. */
function readable(blocks: Token[]): string {
  let read = "";
  walkTokens(blocks, (token) => {
    const isLeaf = !("tokens" in token && token.tokens) && "text" in token;
    if (isLeaf && ["code", "codespan", "escape", "text"].includes(token.type)) read += token.text;
  });
  return read.replaceAll(/&#?\w+;/g, "");
}
