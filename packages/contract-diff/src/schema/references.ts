import { at, isObject } from "../contract/pointer.ts";
import { keywordOf } from "./keywords.ts";

const anchors = new WeakMap<object, Map<string, unknown>>();

/**
 * The schema that a reference leads to: by a JSON pointer, or by the name that `$anchor` or `$dynamicAnchor` give it.
 *
 * @returns `undefined` for one that leads out of the document, or nowhere.
 */
export function resolve(document: object, reference: string): unknown {
  if (reference === "#" || reference.startsWith("#/")) return at(document, reference);
  if (!reference.startsWith("#")) return undefined;
  const known = anchors.get(document) ?? findAnchors(document);
  anchors.set(document, known);
  return known.get(reference.slice(1));
}

function findAnchors(document: object): Map<string, unknown> {
  const found = new Map<string, unknown>();
  const seen = new Set<unknown>();
  const pending: [node: unknown, isSchema: boolean][] = [[document, false]];
  for (let next = pending.pop(); next; next = pending.pop()) {
    const [node, isSchema] = next;
    if (!isObject(node) || seen.has(node)) continue;
    seen.add(node);
    for (const key of ["$anchor", "$dynamicAnchor"]) {
      const name = node[key];
      if (isSchema && typeof name === "string" && !found.has(name)) found.set(name, node);
    }
    for (const [key, value] of Object.entries(node)) {
      if (isSchema) pending.push(...schemasIn(key, value).map((schema): [unknown, boolean] => [schema, true]));
      else if (key === "schemas" && node === (document as { components?: unknown }).components) {
        pending.push(
          ...Object.values(isObject(value) ? value : {}).map((schema): [unknown, boolean] => [schema, true]),
        );
      } else pending.push([value, key === "schema"]);
    }
  }
  return found;
}

/** The schemas that the value of a keyword holds. */
function schemasIn(key: string, value: unknown): unknown[] {
  const holds = key === "$defs" || key === "definitions" ? "map" : keywordOf(key)?.holds;
  if (holds === "schema") return [value];
  return holds !== undefined && isObject(value) ? Object.values(value) : [];
}
