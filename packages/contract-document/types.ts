/** Where a part of a document stands: the keys and indexes that lead to it. */
export type Path = readonly (string | number)[];

/** A place in a text. Both are counted from 1. */
export interface Position {
  line: number;
  col: number;
}

/** A document, as every reader in this repository sees it. */
export interface ContractDocument<Content = unknown> {
  /**
   * What it holds: aliases and merge keys (`<<`) are followed, and nothing is in it that JSON cannot say. What several
   * aliases name is one object in several places.
   */
  value: Content;
  /** `file:line:column` of the part that a path leads to, or of what is nearest to it. */
  placeOf(path: Path): string;
  /**
   * Where the key (default) or the value of a part stands, or what is nearest to it. Of what stands behind an alias, that
   * is where the text stands; of the alias itself, the alias.
   */
  positionOf(path: Path, where?: "key" | "value"): Position;
  /** Where the value at a path starts and ends in the text, if the path leads to one. */
  rangeOf(path: Path): [start: number, end: number] | undefined;
  /** What was read in another way than it was written. Each starts with `file:line:column: `. */
  warnings: readonly string[];
}

/** A document that cannot be read. Its message starts with `file:line:column: `. */
export class ContractDocumentError extends Error {
  override name = "ContractDocumentError";
}
