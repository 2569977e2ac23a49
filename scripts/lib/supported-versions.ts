import type { Package } from "./workspace.ts";

/** Tells which versions of Node and TypeScript the published packages are made for, and which they are tested with. */
export function renderSupportedVersions(packages: readonly Package[], versions: Record<string, string>): string {
  const rows = packages
    .filter(({ isPublished }) => isPublished)
    .map(({ name, node }) => `| \`@conomyhq/${name}\` | ${node?.replace(/^>=(\S+)$/, "$1 or later")} |`);
  const tested = (tool: string) =>
    Object.keys(versions)
      .filter((name) => name === tool || name.startsWith(`${tool}-`))
      .map((name) => versions[name]?.replace(/.*@/, "") ?? "")
      .sort((a, b) => a.localeCompare(b, "en", { numeric: true }))
      .join(", ");
  return `| Package | Node versions |
| --- | --- |
${rows.join("\n")}

Every change runs the packed client on Node ${tested("node")}, on Bun ${tested("bun")}, on Deno ${tested("deno")} and on
workerd, and compiles it with TypeScript ${tested("typescript")}.`;
}
