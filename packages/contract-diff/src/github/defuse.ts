/** Opens a block of code, in the languages of reports. Within an entry of a list it ends where the entry does. */
const opening = /^( {0,2})(`{3,})(?:json|md|ts)?$/;

/** A line in which each backtick begins or ends code, whatever stands around it. */
const plain = /^(?:[^`\\<|$]|(?<!`)`[^`]+`(?!`))*$/;

/**
 * Takes from Markdown what calls somebody, or hides what follows: mentions, also those that are spelled with entities,
 * comments, and tags that go on beyond an empty line. Code means none of that and keeps its text, but only where no
 * reader of Markdown can doubt that it is code: where one could, nothing from there on counts as code.
 */
export function defuse(text: string): string {
  let block: { end: RegExp; inside: RegExp } | undefined;
  let [isAfterEmpty, isPlain, isLost] = [true, true, false];
  const write = (line: string): string => {
    const isFirst = isAfterEmpty;
    isAfterEmpty = line.trim() === "";
    const [, indent, ticks] = (isFirst && !block && opening.exec(line)) || [];
    isLost ||= block ? !block.inside.test(line) : ticks === undefined && /`{3}|~{3}/.test(line);
    if (isLost) return harmless(line);
    if (ticks !== undefined) {
      block = { end: new RegExp(`^ *${ticks}`), inside: new RegExp(`^(?:${indent}|\\s*$)`) };
      return line;
    }
    if (block) {
      if (block.end.test(line)) block = undefined;
      return line;
    }
    // A backtick that is left over may pair with one of the next line.
    isPlain = (isFirst || isPlain) && plain.test(line);
    return isPlain ? line.replaceAll(/(`[^`]+`)|[^`]+/g, (part, code) => code ?? harmless(part)) : harmless(line);
  };
  return text.split("\n").map(write).join("\n");
}

/** A mention may be spelled with entities, also with one of its letters. */
function harmless(text: string): string {
  return text.replaceAll(/<(?=[!?]|(?:pre|script|style|textarea)\b)|@(?=[\w&-])|&(?=[#\w])/gi, "$&\u200b");
}
