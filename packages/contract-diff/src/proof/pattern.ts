/** Longer texts prove nothing that a reader would look at. */
export const longest = 5000;

/** How many characters more than necessary a text should have, as far as its repetitions allow, and may have at all. */
interface Room {
  left: number;
  most: number;
}

/** Writes a text. */
type Writer = (room: Room) => string;

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
 * @returns `undefined` for a pattern that cannot be read, or wants a text that is too long.
 */
export function sample(pattern: string, variant = 0, spare = 0): string | undefined {
  try {
    const write = new PatternReader(pattern, variant).read();
    return write({ left: spare, most: longest });
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
    return (room) => branch.map((write) => write(room)).join("");
  }

  private repeated(write: Writer): Writer {
    const quantifier = this.take(/([*+?]|\{(\d+)(,?)(\d*)\})\??/y);
    if (!quantifier) return write;
    const [, sign, low, comma, high] = quantifier;
    const min = low === undefined ? Number(sign === "+") : Number(low);
    const max = low === undefined ? (sign === "?" ? 1 : 10_000) : high ? Number(high) : comma ? 10_000 : min;
    return (room) => {
      const more = Math.max(0, Math.min(max - min, room.left));
      room.left -= more;
      const inner: Room = { left: 0, most: room.most };
      let text = "";
      for (let count = min + more; count > 0; count -= 1) {
        // What repeats nothing needs room as well.
        inner.most -= 1;
        if (inner.most < 0) throw new RangeError("The text would be too long.");
        text += write(inner);
      }
      room.most = inner.most;
      return text;
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
