import type { Call } from "./call.ts";

/**
 * Makes a text of somebody else's fit for a message, a log line or a terminal: at most 200 characters, all printable, and
 * no word of what the call sent.
 *
 * @param length - How many characters a word has at least.
 * @returns nothing for what is no text.
 */
export function clean(text: unknown, { sent }: Pick<Call, "sent">, length: number): string | undefined {
  if (typeof text !== "string" || !text) return undefined;
  // Controls, formats such as a change of direction, line separators, halves of pairs.
  let shown = text.slice(0, 200).replace(/[\p{C}\p{Z}]/gu, " ");
  // What was cut off may be half a word of what was sent.
  if (text.length > 200) shown = shown.replace(/ ?\S*$/, "…");
  const all = sent?.() ?? "";
  // Whole values, such as an e-mail address, and their parts. The longest first, because it may hold a shorter one.
  const words = [...all.split(/[\s"]+/), ...all.split(/[^\p{L}\p{N}_-]+/u)].sort((a, b) => b.length - a.length);
  for (const word of words) {
    if (word.length >= length) shown = shown.replaceAll(word, "…");
  }
  return shown;
}
