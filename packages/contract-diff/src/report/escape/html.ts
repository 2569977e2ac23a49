import { visible } from "./visible.ts";

const entities: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };

/** Text for an element or an attribute of HTML. */
export function html(text: string): string {
  return visible(text).replaceAll(/[&<>"']/g, (character) => entities[character] ?? "");
}

/** A sentence for an element of HTML, with its code marked as such. */
export function htmlSentence(sentence: string): string {
  return sentence
    .split(/`([^`]*)`/)
    .map((part, index) => (index % 2 === 1 ? `<code>${html(part)}</code>` : html(part)))
    .join("");
}
