import { existsSync, readFileSync } from "node:fs";

/** A row of a table of SOURCES.md. */
export interface SourceRow {
  line: number;
  /** The names in backticks in the first column. */
  names: string[];
  /** Whether the first column holds names and nothing else, so that each of them has to be in the contract. */
  isStatement: boolean;
  /** The keywords in backticks in the rest of the row. */
  keywords: string[];
}

/** What SOURCES.md vouches for: the rows of its tables. What it lists as left out of the contract is no source. */
export class Sources {
  readonly rows: SourceRow[];

  constructor(markdown: string) {
    this.rows = [...rowsOf(markdown)];
  }

  static read(file: string): Sources {
    return new Sources(existsSync(file) ? readFileSync(file, "utf8") : "");
  }

  has(name: string): boolean {
    return this.rows.some(({ names }) => names.includes(name));
  }

  /** Whether a row of a name speaks of a keyword. */
  vouchesFor(name: string, keyword: string): boolean {
    return this.rows.some(({ names, keywords }) => names.includes(name) && keywords.includes(keyword));
  }
}

const leftOut = "Left out";

function* rowsOf(markdown: string): Generator<SourceRow> {
  let heading = "";
  let fence = "";
  for (const [index, text] of markdown.split(/\r?\n/).entries()) {
    // A table inside a code block is an example of a table, not a statement.
    const [, mark = ""] = /^ {0,3}(```|~~~)/.exec(text) ?? [];
    if (mark) fence = fence === mark ? "" : fence || mark;
    heading = /^#+\s+(.*?)\s*$/.exec(text)?.[1] ?? heading;
    if (fence || heading === leftOut || !text.trimStart().startsWith("|")) continue;
    const [statement = "", ...cells] = text.trim().slice(1).split("|");
    yield {
      line: index + 1,
      names: codeSpans(statement),
      isStatement: /^\s*`[^`]+`(, `[^`]+`)*\s*$/.test(statement),
      keywords: cells.flatMap(codeSpans),
    };
  }
}

/** A row that says "no `enum`" vouches for the absence of one. */
function codeSpans(markdown: string): string[] {
  const spans = [...markdown.matchAll(/(\bno )?`([^`]+)`/gi)];
  return spans.filter(([, no]) => !no).map(([, , code = ""]) => code.trim());
}
