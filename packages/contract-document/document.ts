import { readFileSync } from "node:fs";
import { isAlias, isNode, LineCounter, type Node, type ParsedNode, parseDocument, visit } from "yaml";
import { isLost } from "./numbers.ts";
import { nodeAt } from "./place.ts";

/** Where a part of a document stands: the keys and indexes that lead to it. */
export type Path = readonly (string | number)[];

/** A document, as every reader in this repository sees it. */
export interface ContractDocument<Content = unknown> {
  /** What it holds: aliases and merge keys (`<<`) are followed, and nothing is in it that JSON cannot say. */
  value: Content;
  /** `file:line:column` of the part that a path leads to, or of what is nearest to it. */
  placeOf(path: Path): string;
  /** Where the value at a path starts and ends in the text, if the path leads to one. */
  rangeOf(path: Path): [start: number, end: number] | undefined;
}

/** A document that cannot be read. Its message starts with `file:line:column: `. */
export class ContractDocumentError extends Error {
  override name = "ContractDocumentError";
}

/** Reads a document, YAML or JSON, from a file. */
export function loadDocument<Content = unknown>(file: string, name: string = file): ContractDocument<Content> {
  const bytes = readFileSync(file);
  try {
    return parseContract(new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes), name);
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    throw new ContractDocumentError(`${name}:1:1: The file is not UTF-8`, { cause: error });
  }
}

/**
 * Reads a document, YAML or JSON, from its text.
 *
 * @param name - How messages call it.
 */
export function parseContract<Content = unknown>(text: string, name: string): ContractDocument<Content> {
  const lines = new LineCounter();
  const at = (offset: number) => {
    const { line, col } = lines.linePos(offset);
    return `${name}:${line || 1}:${col || 1}`;
  };
  const refuse = (offset: number, reason: string, cause?: unknown): never => {
    const plain = /call stack/.test(reason) ? "The document is nested too deeply" : reason;
    throw new ContractDocumentError(`${at(offset)}: ${plain}`, { cause });
  };
  const guard = <Result>(work: () => Result): Result => {
    try {
      return work();
    } catch (error) {
      if (error instanceof ContractDocumentError) throw error;
      return refuse(0, (error as Error).message, error);
    }
  };

  const document = guard(() => parseDocument(text, { merge: true, lineCounter: lines, prettyErrors: false }));
  // A warning is about a tag whose value would be another one for the next reader.
  const [problem] = [...document.errors, ...document.warnings];
  if (problem) refuse(problem.pos[0], problem.message, problem);
  if (!document.contents) refuse(0, "The document is empty");

  const offsetOf = (node: Node) => node.range?.[0] ?? 0;
  guard(() => {
    visit(document, {
      Alias(_, alias, ancestors) {
        const target = alias.resolve(document) ?? refuse(offsetOf(alias), `There is no anchor &${alias.source}`);
        if (ancestors.includes(target)) refuse(offsetOf(alias), `&${alias.source} contains itself`);
      },
      Pair(_, { key }) {
        if (isAlias(key) || !isNode(key) || !("value" in key))
          refuse(offsetOf(key as ParsedNode), "A key must be text");
      },
      Scalar(_, scalar) {
        if (isLost(scalar)) refuse(offsetOf(scalar), `${scalar.source} cannot be kept as a number without loss`);
      },
    });
  });
  const value = guard(() => document.toJS()) as Content;
  return {
    value,
    placeOf: (path) => at(nodeAt(document, path).offset),
    rangeOf(path) {
      const { node, found } = nodeAt(document, path);
      return found && node?.range ? [node.range[0], node.range[1]] : undefined;
    },
  };
}
