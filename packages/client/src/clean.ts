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
  for (const word of (sent?.() ?? "").split(/[^\p{L}\p{N}_-]+/u)) {
    if (word.length >= length) shown = shown.replaceAll(word, "…");
  }
  return shown;
}
