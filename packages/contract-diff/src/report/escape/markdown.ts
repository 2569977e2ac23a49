import { visible, visibleLine } from "./visible.ts";

/**
 * Words that mean nothing to Markdown, nor to what GitHub makes of it: no mark, no link, no mention, no number of an
 * issue, no hash of a commit.
 */
const plain =
  /^(?!.*[0-9a-f]{7})(?:\(?\p{L}[\p{L}\p{M}]*(?:['’-]\p{L}[\p{L}\p{M}]*)*[),.;:]*|\d{1,6}[,;]?|\d{4}-\d\d-\d\d[.,;]?|['’]s[),.;:]*|[(),.;:]+|→)$/iu;

/** Code in a line. */
export function code(text: string): string {
  const line = visibleLine(text);
  if (line === "") return '`""`';
  const fence = fenceFor(line, 1);
  const isPadded = /^`|`$|^ .* $/.test(line);
  return isPadded ? `${fence} ${line} ${fence}` : `${fence}${line}${fence}`;
}

/**
 * A sentence with code in it, in one line. Whatever is not plain words becomes code as well, in which a document can make
 * nothing else: no link, no heading, no HTML, and it calls nobody.
 */
export function sentence(text: string): string {
  const pieces: { text: string; isCode: boolean }[] = [];
  for (const [index, part] of visibleLine(text).trim().split("`").entries()) {
    for (const word of index % 2 === 1 ? [part] : part.split(/(?<= )|(?= )/)) {
      if (word === "") continue;
      const isCode = index % 2 === 1 || !(word === " " || plain.test(word));
      const last = pieces.at(-1);
      // Two runs of backticks would be read as one.
      if (last?.isCode && isCode) last.text += word;
      else pieces.push({ text: word, isCode });
    }
  }
  return pieces.map((piece) => (piece.isCode ? code(piece.text) : piece.text)).join("");
}

/** A block of code. */
export function fenced(language: string, text: string): string {
  const lines = visible(text);
  const fence = fenceFor(lines, 3);
  return `${fence}${language}\n${lines}\n${fence}`;
}

/** The address of a link. */
export function linkTarget(path: string): string {
  return path
    .split("/")
    .map((step) =>
      encodeURIComponent(step.toWellFormed()).replaceAll(
        /[()!'*]/g,
        (character) => `%${character.charCodeAt(0).toString(16)}`,
      ),
    )
    .join("/");
}

/** A fence that the text does not have itself. */
function fenceFor(text: string, shortest: number): string {
  const runs = [...text.matchAll(/`+/g)].map(([run]) => run.length + 1);
  return "`".repeat(Math.max(shortest, ...runs));
}
