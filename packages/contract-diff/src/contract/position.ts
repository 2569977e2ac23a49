import { getLineColLocation, Source } from "@redocly/openapi-core";

/** A place in a text, counted from 1. */
export interface Position {
  line: number;
  col: number;
}

/**
 * Finds where a JSON pointer leads in the text of a document: to a value, or to its key. Of what is not there, to the
 * nearest that is around it; of what stands behind a YAML alias, to the alias.
 */
export function positionsIn(text: string): (pointer: string, where?: "key" | "value") => Position {
  const source = new Source("", text);
  return (pointer, where = "value") => {
    const { line, col } = getLineColLocation({ source, pointer, reportOnKey: where === "key" }).start;
    return { line, col };
  };
}
