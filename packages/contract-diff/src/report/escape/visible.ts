/** What is not seen, or moves what stands around it: control, format and bidirectional characters, lone surrogates. */
const unseen = /(?!\n|\t|\uFE0F)[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/gu;

/** Spells out the characters of a document that nobody sees, such as `\u{202e}`. Lines and tabs stay. */
export function visible(text: string): string {
  return text
    .replaceAll(/\r\n?/g, "\n")
    .replaceAll(unseen, (character) => `\\u{${character.codePointAt(0)?.toString(16)}}`);
}

/** The same, in one line. */
export function visibleLine(text: string): string {
  return visible(text).replaceAll(/\s+/g, " ");
}
