import { existsSync, readFileSync } from "node:fs";

/**
 * What SOURCES.md vouches for: the names in backticks in the first column of its tables, and for each of them the
 * keywords in backticks in the rest of the row.
 */
export type Sources = Map<string, Set<string>>;

export function readSources(file: string): Sources {
  return existsSync(file) ? parseSources(readFileSync(file, "utf8")) : new Map();
}

function parseSources(markdown: string): Sources {
  const sources: Sources = new Map();
  for (const [names = "", ...cells] of tableRows(markdown)) {
    for (const name of codeSpans(names)) {
      sources.set(name, new Set([...(sources.get(name) ?? []), ...cells.flatMap(codeSpans)]));
    }
  }
  return sources;
}

/** A row that says "no `enum`" vouches for the absence of one. */
function codeSpans(markdown: string): string[] {
  const spans = [...markdown.matchAll(/(\bno )?`([^`]+)`/gi)];
  return spans.filter(([, no]) => !no).map(([, , code = ""]) => code.trim());
}

function tableRows(markdown: string): string[][] {
  // A table inside a code block is an example of a table, not a statement.
  const prose = markdown.replace(/^ {0,3}(```|~~~)[\s\S]*?^ {0,3}\1/gm, "");
  const rows = prose.split(/\r?\n/).filter((line) => line.trimStart().startsWith("|"));
  return rows.map((row) => row.trim().slice(1).split("|"));
}
