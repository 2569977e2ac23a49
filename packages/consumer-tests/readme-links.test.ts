import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { lexer, type Tokens, walkTokens } from "marked";
import { describe, expect, it } from "vitest";
import { pack, published } from "./pack.ts";

const root = join(import.meta.dirname, "../..");

describe.each(published.map(pack))("the README of $name, as npm shows it", ({ folder }) => {
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
