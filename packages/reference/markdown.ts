/** A table of Markdown; what stands in a cell may not break it. */
export function table(head: string[], rows: string[][]): string {
  return [head, head.map(() => "---"), ...rows].map((cells) => `| ${cells.map(inCell).join(" | ")} |`).join("\n");
}

/** Puts a text at the end of the section that has the heading. */
export function appendToSection(markdown: string, heading: string, text: string): string {
  const sections = sectionsOf(markdown);
  const index = sections.findIndex((section) => section.startsWith(`## ${heading}\n`));
  if (index < 0) throw new Error(`\`info.description\` of openapi/conomy.yaml has no section “${heading}”.`);
  return sections.with(index, `${sections[index]?.trimEnd()}\n\n${text}\n`).join("\n");
}

/** Puts a section before the first one. */
export function beforeSections(markdown: string, section: string): string {
  const [introduction, ...sections] = sectionsOf(markdown);
  return [introduction?.trimEnd(), "", section.trim(), "", ...sections].join("\n");
}

const sectionsOf = (markdown: string) => markdown.trim().split(/\n(?=## )/);

function inCell(text: string): string {
  return text
    .trim()
    .replaceAll(/\s*\n\s*/g, " ")
    .replaceAll("|", "\\|");
}
