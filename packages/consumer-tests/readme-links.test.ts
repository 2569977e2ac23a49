import { execFileSync } from "node:child_process";
import { existsSync, readFileSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import { lexer, type Tokens, walkTokens } from "marked";
import { describe, expect, inject, it } from "vitest";

const root = join(import.meta.dirname, "../..");

describe.each(Object.values(inject("packed")))("the README of $manifest.name, as npm shows it", ({ folder }) => {
  const manifest = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
  const { links, headings } = read(join(folder, "README.md"));

  it("links to nothing that is absent from the package", () => {
    const relative = links.filter((link) => !/^(#|[a-z]+:)/.test(link));
    expect(relative.filter((link) => !existsSync(join(folder, link.replace(/#.*/, ""))))).toEqual([]);
  });

  it("links to headings that it has", () => {
    const anchors = links.filter((link) => link.startsWith("#"));
    expect(anchors.filter((link) => !headings.includes(link.slice(1)))).toEqual([]);
  });

  it("links to files that the repository has", () => {
    const web = manifest.repository.url.replace(/^git\+/, "").replace(/\.git$/, "");
    const files = links.filter((link) => link.startsWith(web) && link !== manifest.bugs);
    const path = (link: string) => link.match(/\/(?:blob|tree)\/main\/([^#?]+)/)?.[1];
    expect(files.filter((link) => !existsSync(join(root, path(link) ?? "\0")))).toEqual([]);
  });
});

// The texts of the reference link from its page.
const markdown = execFileSync(
  "git",
  ["ls-files", "*.md", ":!.changeset", ":!**/fixtures/**", ":!packages/reference/pages"],
  {
    cwd: root,
    encoding: "utf8",
  },
);

describe.each(markdown.trim().split("\n"))("%s, as the repository shows it", (file) => {
  it("links to files and headings that are there", () => {
    const { links } = read(join(root, file));
    expect(links.filter((link) => !/^[a-z]+:/.test(link) && !leadsSomewhere(file, link))).toEqual([]);
  });
});

/** Whether a relative link of a file finds its file, and in Markdown its heading. */
function leadsSomewhere(file: string, link: string): boolean {
  const [path = "", anchor] = link.split("#");
  const target = path === "" ? join(root, file) : join(root, dirname(file), decodeURI(path));
  if (!existsSync(target)) return false;
  const isMarkdown = statSync(target).isFile() && target.endsWith(".md");
  return anchor === undefined || !isMarkdown || read(target).headings.includes(anchor);
}

/** The targets of all links and pictures, and the names that GitHub and npm give to the headings. */
function read(file: string): { links: string[]; headings: string[] } {
  const links: string[] = [];
  const headings: string[] = [];
  walkTokens(lexer(readFileSync(file, "utf8")), ({ type, href, raw, text }: Tokens.Generic) => {
    if (type === "link" || type === "image") links.push(href);
    if (type === "html") links.push(...Array.from(raw.matchAll(/(?:href|src)="([^"]*)"/g), ([, link = ""]) => link));
    if (type === "heading")
      headings.push(
        text
          .toLowerCase()
          .replaceAll(/[^\w\- ]/g, "")
          .replaceAll(" ", "-"),
      );
  });
  return { links, headings };
}
