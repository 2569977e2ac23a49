import { type Document, isAlias, isMap, isScalar, isSeq, type Node, type Pair, type YAMLMap } from "yaml";
import type { Path } from "./types.ts";

interface Found {
  /** The value, or what is nearest to it. */
  node: Node | undefined;
  /** Where the key of the value stands, or the value itself if it has none. */
  keyOffset: number;
  /** Where the value stands, or the alias that stands for it. */
  valueOffset: number;
  /** Whether the path leads to something. */
  found: boolean;
}

/** What a path leads to, through aliases and merge keys; if the path ends early, the last part that is there. */
export function nodeAt(document: Document.Parsed | Document, path: Path): Found {
  let node = follow(document, document.contents);
  let keyOffset = startOf(node) ?? 0;
  let valueOffset = keyOffset;
  for (const step of path) {
    const pair = isMap(node) ? pairOf(document, node, String(step)) : undefined;
    const next = pair ? pair.value : isSeq(node) ? node.items[Number(step)] : undefined;
    const start = startOf(pair?.key ?? next);
    if (start === undefined) return { node, keyOffset, valueOffset, found: false };
    keyOffset = start;
    valueOffset = startOf(next) ?? start;
    node = follow(document, next);
  }
  return { node, keyOffset, valueOffset, found: true };
}

function startOf(node: unknown): number | undefined {
  return (node as Node | null | undefined)?.range?.[0];
}

function follow(document: Document, node: unknown): Node | undefined {
  return isAlias(node) ? node.resolve(document) : ((node ?? undefined) as Node | undefined);
}

/** The pair of a key, also one that a merge key brings in: what stands in the map itself comes first. */
function pairOf(document: Document, map: YAMLMap, key: string): Pair | undefined {
  const own = map.items.find((pair) => isScalar(pair.key) && String(pair.key.value) === key);
  if (own) return own;
  for (const { key: name, value } of map.items) {
    if (!isScalar(name) || name.source !== "<<" || name.type !== "PLAIN") continue;
    const merged = follow(document, value);
    for (const source of isSeq(merged) ? merged.items : [merged]) {
      const target = follow(document, source);
      const pair = isMap(target) && pairOf(document, target, key);
      if (pair) return pair;
    }
  }
  return undefined;
}
