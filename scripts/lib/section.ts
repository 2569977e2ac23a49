import { fail } from "@conomyhq/command";

/** Replaces the part of a Markdown text that stands between the two comments of this name. */
export function replaceSection(text: string, name: string, content: string, file: string): string {
  const [start, end] = [`<!-- generated: ${name} -->`, `<!-- end: ${name} -->`];
  const [from, to] = [text.indexOf(start), text.indexOf(end)];
  if (from < 0 || to < from) fail(`${file} needs the line \`${start}\`, and after it the line \`${end}\`.`);
  return `${text.slice(0, from + start.length)}\n\n${content}\n\n${text.slice(to)}`;
}
