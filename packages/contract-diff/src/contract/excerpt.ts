import type { Origin } from "./origins.ts";
import type { Source } from "./sources.ts";

/** Lines of a file: those of a part of a contract, and some around them. */
export interface Excerpt {
  /** The number of the first line. */
  start: number;
  lines: string[];
  /** The numbers of the first and the last line of the part. The last may be left out, as others may. */
  part: [first: number, last: number];
}

/** So many lines are shown before and after a part. */
const around = 2;
/** So many lines of a part are shown. */
const longest = 30;
/** So many characters of a line are shown. */
const widest = 200;

const linesOf = new WeakMap<Source, string[]>();

/** Takes out of its file what a part is written in. */
export function excerptOf({ source, path }: Origin): Excerpt {
  const lines = linesOf.get(source) ?? source.text.split("\n");
  linesOf.set(source, lines);
  const { document, text } = source;
  const range = document.rangeOf(path);
  const value = range === undefined ? "" : text.slice(...range).trimEnd();
  const first = document.positionOf(path, "key").line;
  const last = document.positionOf(path, "value").line + value.split("\n").length - 1;
  const start = Math.max(first - around, 1);
  const shown = lines.slice(start - 1, Math.min(last + around, first + longest));
  return { start, lines: shown.map(clip), part: [first, last] };
}

function clip(line: string): string {
  return line.length > widest ? `${line.slice(0, widest)}…` : line;
}
