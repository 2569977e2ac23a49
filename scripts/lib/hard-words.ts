/** A word in a text, and what to write instead. */
export interface HardWord {
  line: number;
  word: string;
  instead: string;
}

/** Words that readers whose first language is another one stumble over, and what the field says instead. */
const hardWords: [pattern: RegExp, instead: string][] = [
  [/\banswer(s|ed|ing)?\b/gi, "response, or returns"],
  [/\bhears? (of|every)\b/gi, "is called for, or is told of"],
  [/\bends? in time\b/gi, "finishes within its deadline"],
  [/\bthe Nodes\b/g, "Node versions"],
  [/\bno page (names|publishes|says|states|tells)\b/gi, "is not documented"],
  [/\bmend(s|ed|ing)?\b/gi, "fix"],
  [/\boverlook(s|ed|ing)?\b/gi, "miss, or ignore"],
  [/\bfor good\b/gi, "for ever"],
  [/\bheed(s|ed|ing)?\b/gi, "follow"],
  [/\bmust be a text\b/gi, "must be a string"],
];

export function* findHardWords(text: string): Generator<HardWord> {
  for (const [index, line] of text.split("\n").entries()) {
    for (const [pattern, instead] of hardWords) {
      for (const [word] of line.matchAll(pattern)) yield { line: index + 1, word, instead };
    }
  }
}
