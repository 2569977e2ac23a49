/** Writes a text. `spare` is how many characters more than necessary it should have, as far as its repetitions allow. */
type Writer = (spare: { left: number }) => string;

/** What characters of a class are looked for among: readable ones first. */
const alphabet = [
  ..."a0A-_.@/: ",
  ...Array.from({ length: 94 }, (_, index) => String.fromCharCode(33 + index)),
  "é",
  "\n",
];

/**
 * Makes up a text that matches a pattern.
 *
 * Look-arounds and back-references are read over, so the text must be checked.
 *
 * @param variant - Another number takes other branches and other characters.
 * @returns `undefined` for a pattern that cannot be read.
 */
export function sample(pattern: string, variant = 0, spare = 0): string | undefined {
  try {
    const write = new PatternReader(pattern, variant).read();
    return write({ left: spare });
  } catch {
    return undefined;
  }
}

class PatternReader {
  private at = 0;
  private readonly pattern: string;
  private readonly variant: number;

  constructor(pattern: string, variant: number) {
    this.pattern = pattern;
    this.variant = variant;
  }

  /** Reads branches up to the end of the pattern or of its group. */
  read(): Writer {
    const branches: Writer[][] = [[]];
    while (this.at < this.pattern.length && this.pattern[this.at] !== ")") {
      if (this.take(/\|/y)) branches.push([]);
      else branches.at(-1)?.push(this.repeated(this.atom()));
    }
    const branch = branches[this.variant % branches.length] ?? [];
    return (spare) => branch.map((write) => write(spare)).join("");
  }

  private repeated(write: Writer): Writer {
    const quantifier = this.take(/([*+?]|\{(\d+)(,?)(\d*)\})\??/y);
    if (!quantifier) return write;
    const [, sign, low, comma, high] = quantifier;
    const min = low === undefined ? Number(sign === "+") : Number(low);
    const max = low === undefined ? (sign === "?" ? 1 : 10_000) : high ? Number(high) : comma ? 10_000 : min;
    return (spare) => {
      const more = Math.max(0, Math.min(max - min, spare.left));
      spare.left -= more;
      return Array.from({ length: min + more }, () => write({ left: 0 })).join("");
    };
  }

  private atom(): Writer {
    const group = this.take(/\((\?(:|<\w+>|=|!|<=|<!))?/y);
    if (group) {
      const inner = this.read();
      this.at += 1;
      return /^(=|!|<=|<!)$/.test(group[2] ?? "") ? () => "" : inner;
    }
    if (this.take(/\^|\$|\\b/iy)) return () => "";
    const [text = ""] =
      this.take(/\[\^?(\\.|[^\]\\])*\]|\\[pP]\{\w+\}|\\u[\da-fA-F]{4}|\\x[\da-fA-F]{2}|\\.|./suy) ?? [];
    const matching = new RegExp(`^${text}$`, "u");
    const fitting = [...new Set(alphabet)].filter((character) => matching.test(character));
    const character = fitting[[0, fitting.length - 1, fitting.length >> 1][this.variant % 3] ?? 0];
    if (character === undefined) return () => text;
    return () => character;
  }

  private take(expression: RegExp): RegExpExecArray | null {
    expression.lastIndex = this.at;
    const found = expression.exec(this.pattern);
    if (found) this.at = expression.lastIndex;
    return found;
  }
}
