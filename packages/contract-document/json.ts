import { findNodeAtLocation, type Node, parseTree, visit } from "jsonc-parser";
import { LineCounter } from "yaml";
import { isLost } from "./numbers.ts";
import { type ContractDocument, ContractDocumentError, type Path } from "./types.ts";

/** Reads a document if it is JSON. */
export function parseJson(text: string, name: string, isExact: boolean): ContractDocument | undefined {
  // Also an object of YAML may start so.
  if (!/^\uFEFF?\s*\{/.test(text)) return undefined;
  const start = text.startsWith("\uFEFF") ? 1 : 0;
  const json = text.slice(start);
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch {
    return undefined;
  }
  const at = (line: number, col: number) => `${name}:${line + 1}:${col + 1}`;
  const warnings = isFaithful(json, value) ? [] : check(json, at, isExact);
  return { value, warnings, ...locate(json, start, name) };
}

/** A text, with the colon behind it if it is a key, or a number. */
const token = /"(?:[^"\\]|\\.)*"(\s*:)?|-?\d[\d.eE+-]*/g;

/** Whether `JSON.parse` certainly passed over nothing: as many keys as are written, and no number that may lose digits. */
function isFaithful(json: string, value: unknown): boolean {
  let keys = 0;
  for (const [text, colon] of json.matchAll(token)) {
    if (colon !== undefined) keys++;
    else if (!text.startsWith('"') && (text.length > 15 || /e/i.test(text))) return false;
  }
  try {
    return keys === countKeys(value);
  } catch {
    // It is nested too deeply.
    return false;
  }
}

function countKeys(value: unknown): number {
  if (typeof value !== "object" || value === null) return 0;
  const parts = Object.values(value);
  return parts.reduce<number>((sum, part) => sum + countKeys(part), Array.isArray(value) ? 0 : parts.length);
}

/** Finds what `JSON.parse` passes over: a key that is there twice, and a number that loses digits. */
function check(json: string, at: (line: number, col: number) => string, isExact: boolean): string[] {
  const warnings: string[] = [];
  const keys: Set<string>[] = [];
  const problem = (line: number, col: number, reason: string, cause?: unknown) =>
    new ContractDocumentError(`${at(line, col)}: ${reason}`, { cause });
  try {
    visit(json, {
      onObjectBegin: () => void keys.push(new Set()),
      onObjectEnd: () => void keys.pop(),
      onObjectProperty(key, _offset, _length, line, col) {
        const seen = keys.at(-1) ?? new Set();
        if (seen.has(key)) throw problem(line, col, "Map keys must be unique");
        seen.add(key);
      },
      onLiteralValue(value, offset, length, line, col) {
        if (typeof value !== "number") return;
        const source = json.slice(offset, offset + length);
        if (!isLost(value, source)) return;
        if (isExact || !Number.isFinite(value))
          throw problem(line, col, `${source} cannot be kept as a number without loss`);
        warnings.push(`${at(line, col)}: ${source} is read as ${value}`);
      },
    });
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw problem(0, 0, "The document is nested too deeply", error);
  }
  return warnings;
}

/** Knows where parts stand. The tree is made when it is first asked for. */
function locate(json: string, start: number, name: string): Omit<ContractDocument, "value" | "warnings"> {
  const lines = new LineCounter();
  let tree: Node | undefined;
  const rootOf = () => {
    if (tree) return tree;
    lines.addNewLine(0);
    for (let at = json.indexOf("\n"); at >= 0; at = json.indexOf("\n", at + 1)) lines.addNewLine(at + 1);
    tree = parseTree(json);
    return tree;
  };
  const nodeAt = (path: Path) => {
    const root = rootOf();
    for (let length = path.length; root && length >= 0; length--) {
      const steps = path.slice(0, length);
      // A step into a list may be written as text.
      const node = findNodeAtLocation(root, [...steps]) ?? findNodeAtLocation(root, steps.map(toIndex));
      if (node) return { node, found: length === path.length };
    }
    return { node: root, found: false };
  };
  const positionOf = (path: Path, where: "key" | "value" = "key") => {
    const { node } = nodeAt(path);
    const [key] = node?.parent?.type === "property" ? (node.parent.children ?? []) : [];
    const { line, col } = lines.linePos((where === "key" ? key : undefined)?.offset ?? node?.offset ?? 0);
    return { line: line || 1, col: col || 1 };
  };
  return {
    positionOf,
    placeOf(path) {
      const { line, col } = positionOf(path);
      return `${name}:${line}:${col}`;
    },
    rangeOf(path) {
      const { node, found } = nodeAt(path);
      return found && node ? [start + node.offset, start + node.offset + node.length] : undefined;
    },
  };
}

function toIndex(step: string | number): string | number {
  return /^\d+$/.test(String(step)) ? Number(step) : step;
}
