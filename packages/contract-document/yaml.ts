import {
  type Document,
  isAlias,
  isNode,
  LineCounter,
  type Node,
  type ParsedNode,
  parseDocument,
  visit,
  type YAMLMap,
  type YAMLSeq,
} from "yaml";
import { isLost } from "./numbers.ts";
import { nodeAt } from "./place.ts";
import { sizeOf } from "./size.ts";
import { type ContractDocument, ContractDocumentError } from "./types.ts";

/** How many parts a document may have once what its aliases name is written out. */
const most = 2_000_000;
/** How many aliases a document may have. The parser looks for each through all of them. */
const mostAliases = 10_000;

/** Refuses a document for something at an offset of its text. */
type Refuse = (offset: number, reason: string, cause?: unknown) => never;

/** Reads a document that is YAML. */
export function parseYaml(text: string, name: string, isExact: boolean): ContractDocument {
  const lines = new LineCounter();
  const positionAt = (offset: number) => {
    const { line, col } = lines.linePos(offset);
    return { line: line || 1, col: col || 1 };
  };
  const at = (offset: number) => {
    const { line, col } = positionAt(offset);
    return `${name}:${line}:${col}`;
  };
  const refuse: Refuse = (offset, reason, cause) => {
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
  const warnings: string[] = [];
  const hasAliases = guard(() =>
    check(document, refuse, (offset, source, value) => {
      if (isExact || !Number.isFinite(value)) refuse(offset, `${source} cannot be kept as a number without loss`);
      warnings.push(`${at(offset)}: ${source} is read as ${value}`);
    }),
  );
  // What an alias names is one object wherever it is used, so that only writing it out would take room.
  const value = guard(() => document.toJS({ maxAliasCount: -1 }));
  if (hasAliases && guard(() => sizeOf(value)) > most) {
    refuse(0, `Excessive alias count: written out, the aliases make more than ${most} parts`);
  }
  const positionOf: ContractDocument["positionOf"] = (path, where = "key") => {
    const { keyOffset, valueOffset } = nodeAt(document, path);
    return positionAt(where === "key" ? keyOffset : valueOffset);
  };
  return {
    value,
    warnings,
    positionOf,
    placeOf: (path) => at(nodeAt(document, path).keyOffset),
    rangeOf(path) {
      const { node, found } = nodeAt(document, path);
      return found && node?.range ? [node.range[0], node.range[1]] : undefined;
    },
  };
}

/**
 * Refuses what JSON cannot say.
 *
 * @returns whether there are aliases.
 */
function check(
  document: Document.Parsed,
  refuse: Refuse,
  lost: (offset: number, source: string, value: number) => void,
): boolean {
  const offsetOf = (node: Node) => node.range?.[0] ?? 0;
  let aliases = 0;
  // As far as the document was read: an alias names the last anchor before it.
  const anchors = new Map<string, Node>();
  const remember = (_: unknown, node: YAMLMap | YAMLSeq) => void (node.anchor && anchors.set(node.anchor, node));
  visit(document, {
    Map: remember,
    Seq: remember,
    Alias(_, alias, ancestors) {
      aliases++;
      if (aliases > mostAliases) refuse(offsetOf(alias), `Excessive alias count: there are more than ${mostAliases}`);
      const target = anchors.get(alias.source) ?? refuse(offsetOf(alias), `There is no anchor &${alias.source}`);
      if (ancestors.includes(target)) refuse(offsetOf(alias), `&${alias.source} contains itself`);
    },
    Pair(_, { key }) {
      if (isAlias(key) || !isNode(key) || !("value" in key)) refuse(offsetOf(key as ParsedNode), "A key must be text");
    },
    Scalar(_, scalar) {
      const { value, source = "", range, anchor } = scalar;
      if (anchor) anchors.set(anchor, scalar);
      if (typeof value === "number" && isLost(value, source)) lost(range?.[0] ?? 0, source, value);
    },
  });
  return aliases > 0;
}
