import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";

const root = join(import.meta.dirname, "../..");
const PACKAGES = ["client", "openapi-types", "sandbox", "contract-diff"];

/** The changelogs of the packages, newest first. What awaits its release has no order yet, and stands at the top. */
export function whatIsNew(): string {
  const pending = pendingChanges();
  const parts = PACKAGES.flatMap((folder) => {
    const name = `@conomyhq/${folder}`;
    const changes = pending.filter(({ packages }) => packages.includes(name)).map(({ text }) => listItem(text));
    const next = changes.length > 0 ? [`**${name}, next release**, in no particular order:`, changes.join("\n")] : [];
    return [...next, releases(folder, name)];
  });
  return ["## What is new", ...parts].filter((part) => part !== "").join("\n\n");
}

/** What `.changeset/` holds: one file for each change, with the packages that it releases at its head. */
function pendingChanges(): { packages: string[]; text: string }[] {
  const folder = join(root, ".changeset");
  const files = readdirSync(folder).filter((name) => name.endsWith(".md") && name !== "README.md");
  return files.sort().map((name) => {
    const [, head = "", text = ""] = readFileSync(join(folder, name), "utf8").split(/^---$/m);
    return { packages: Object.keys(parse(head) ?? {}), text: text.trim() };
  });
}

function releases(folder: string, name: string): string {
  const file = join(root, "packages", folder, "CHANGELOG.md");
  return existsSync(file) ? withoutHeadings(readFileSync(file, "utf8"), name) : "";
}

/** The releases of a changelog. Their headings would all stand in the menu of the page, so they become bold. */
export function withoutHeadings(changelog: string, name: string): string {
  const [, ...afterTitle] = changelog.split(/^# .*$/m);
  return afterTitle
    .join("")
    .replaceAll(/^## (.*)$/gm, `**${name} $1**`)
    .replaceAll(/^###+ (.*)$/gm, "$1:")
    .trim();
}

const listItem = (text: string) => `- ${text.replaceAll("\n", "\n  ")}`;
