import { part } from "./redocly-part.ts";

const { escapePointerFragment, unescapePointerFragment } = part("ref-utils.js");

/** The steps of a JSON pointer, unescaped. A percent sign that begins no escape stands for itself. */
export function steps(pointer: string): string[] {
  return pointer
    .replace(/^#?\/?/, "")
    .split("/")
    .filter((step) => step !== "")
    .map(unescapePointerFragment);
}

/** The JSON pointer of steps, such as `/paths/~1customers/get`. */
export function pointerTo(...steps: readonly string[]): string {
  return steps.map((step) => `/${escapePointerFragment(step)}`).join("");
}

/** What a JSON pointer leads to in a document, with no reference followed. */
export function at(document: unknown, pointer: string): unknown {
  return steps(pointer).reduce<unknown>((node, step) => (isObject(node) ? node[step] : undefined), document);
}

/** The target of a node that is a local reference, and the node itself otherwise. */
export function follow(document: unknown, node: unknown): unknown {
  const seen = new Set<string>();
  while (isObject(node) && typeof node.$ref === "string" && node.$ref.startsWith("#") && !seen.has(node.$ref)) {
    seen.add(node.$ref);
    node = at(document, node.$ref);
  }
  return node;
}

/** Where a path with its references followed leads. */
export function reach(document: unknown, path: string): unknown {
  return steps(path).reduce<unknown>((node, step) => {
    const target = follow(document, node);
    return isObject(target) ? target[step] : undefined;
  }, document);
}

export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}

/** A list, or nothing. */
export function listed(value: unknown): unknown[] | undefined {
  return Array.isArray(value) ? value : undefined;
}
