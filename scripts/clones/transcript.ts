/** A command of a document, and lines that it prints, in order. */
export interface Step {
  command: string;
  output: string[];
}

/** The commands of one chapter: the lines of its indented blocks that start with `$`, and what stands below them. */
export function readTranscript(markdown: string, heading: string): Step[] {
  const chapter = markdown.split(/^## /m).find((text) => text.startsWith(`${heading}\n`)) ?? "";
  const steps: Step[] = [];
  for (const [, line = ""] of chapter.matchAll(/^ {7} *(.+)$/gm)) {
    if (line.startsWith("$ ")) steps.push({ command: line.slice(2), output: [] });
    // Between the lines of a document others may be left out.
    else if (line !== "…") steps.at(-1)?.output.push(comparable(line));
  }
  return steps;
}

/** The lines that a step promises, as they are found in what it printed. */
export function promised({ output }: Step, printed: string): string[] {
  return printed
    .split("\n")
    .map(comparable)
    .filter((line) => output.includes(line));
}

/** Versions and durations differ. */
const comparable = (line: string) => line.trim().replaceAll(/\d+(\.\d+)*( m?s\b)?/g, "N");
