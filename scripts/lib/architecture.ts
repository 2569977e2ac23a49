import type { Package } from "./workspace.ts";

interface Arrow {
  from: string;
  to: string;
  /** Only the build or the tests of `from` need `to`. */
  isDotted: boolean;
}

/**
 * Draws which package uses which, as a Mermaid flowchart.
 *
 * An arrow that follows from others is left out, and so are the packages that only configure tools: nearly all use them.
 */
export function renderArchitecture(packages: readonly Package[]): string {
  const drawn = packages.filter(({ name }) => !isConfig(name));
  const arrows = drawn.flatMap(arrowsFrom);
  return [
    "```mermaid",
    "flowchart TD",
    "    subgraph published",
    ...drawn.filter(({ isPublished }) => isPublished).map(({ name }) => `        ${name}`),
    "    end",
    ...drawn.filter(({ isPublished }) => !isPublished).map(({ name }) => `    ${name}`),
    ...arrows
      .filter((arrow) => !follows(arrow, arrows))
      .map(({ from, to, isDotted }) => `    ${from} ${isDotted ? "-.->" : "-->"} ${to}`),
    "```",
  ].join("\n");
}

const isConfig = (name: string) => name.endsWith("-config");

function arrowsFrom({ name, dependencies, devDependencies }: Package): Arrow[] {
  const arrows = [
    ...dependencies.map((to) => ({ from: name, to, isDotted: false })),
    ...devDependencies.map((to) => ({ from: name, to, isDotted: true })),
  ];
  return arrows.filter(({ to }) => !isConfig(to));
}

function follows({ from, to, isDotted }: Arrow, arrows: readonly Arrow[]): boolean {
  const usable = isDotted ? arrows : arrows.filter((arrow) => !arrow.isDotted);
  const reaches = (start: string): boolean =>
    usable.some((arrow) => arrow.from === start && (arrow.to === to || reaches(arrow.to)));
  return usable.some((arrow) => arrow.from === from && arrow.to !== to && reaches(arrow.to));
}
