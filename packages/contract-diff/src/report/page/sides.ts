import type { Change, Place } from "../../change.ts";
import type { Comparison } from "../../compare.ts";
import type { Excerpt } from "../../contract/excerpt.ts";
import { html } from "../escape/html.ts";
import { placeAddress } from "../place-link.ts";

const versions = ["base", "revision"] as const;
const other = { base: "revision", revision: "base" } as const;

/** Base and revision of a change, side by side. */
export function sidesOf(change: Change, comparison: Comparison): string {
  const sides = versions.map((version) => {
    const place = change[version];
    const caption = place ? `${version} ${link(place, version, comparison)}` : `not in the ${version}`;
    return `<figure><figcaption>${caption}</figcaption>${quote(change, version)}</figure>`;
  });
  return `<div class="sides">${sides.join("")}</div>`;
}

/** A place of one of the documents, linked where it has an address. */
function link(place: Place, version: "base" | "revision", comparison: Comparison): string {
  const text = `<code>${html(`${place.file}:${place.line}`)}</code>`;
  const address = placeAddress(place, version, comparison);
  return address === undefined ? text : `<a href="${html(address)}">${text}</a>`;
}

/** The lines of one side. Those that the other one does not have are marked. */
function quote({ excerpts = {}, ...change }: Change, version: "base" | "revision"): string {
  const [own, its] = [excerpts[version], excerpts[other[version]]];
  if (!change[version] || !own) return "";
  const isHolder = change[other[version]]?.pointer.startsWith(`${change[version].pointer}/`);
  const known = new Set(isHolder ? undefined : partOf(its));
  const lines = own.lines.map((line, index) => {
    const number = own.start + index;
    const isChanged = !isHolder && isWithin(number, own) && line.trim() !== "" && !known.has(line.trim());
    return `${String(number).padStart(5)}  ${isChanged ? `<mark>${html(line)}</mark>` : html(line)}`;
  });
  const isCut = own.part[1] >= own.start + own.lines.length;
  return `<pre tabindex="0">${lines.join("\n")}${isCut ? "\n       …" : ""}</pre>`;
}

function partOf(excerpt: Excerpt | undefined): string[] {
  if (!excerpt) return [];
  return excerpt.lines.filter((_, index) => isWithin(excerpt.start + index, excerpt)).map((line) => line.trim());
}

function isWithin(line: number, { part: [first, last] }: Excerpt): boolean {
  return line >= first && line <= last;
}
