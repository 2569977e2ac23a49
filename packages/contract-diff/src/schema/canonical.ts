import type { OpenApiDocument } from "../contract/load.ts";
import { isObject } from "../contract/pointer.ts";
import { areDisjoint } from "./disjoint.ts";
import { evaluatedBy } from "./evaluated.ts";
import { isAnnotation, keywordOf } from "./keywords.ts";
import { join, mergeTwo } from "./merge.ts";
import { anything, guess, isAnything, type Keywords, nodeIn, nodesIn, nothing, SchemaNode } from "./node.ts";
import { resolve } from "./references.ts";
import { respell } from "./spelling.ts";
import { unite } from "./unite.ts";

/**
 * The one form that all spellings of a schema share, so that a change of spelling compares as equal: references are
 * followed, single and mergeable `allOf` dissolved, `const` and lists of `const` become `enum`, type lists and `anyOf` of
 * types become one, an integer becomes a number, and what limits nothing goes away.
 *
 * Each schema of a document becomes one node, however many references lead to it, itself included.
 */
export function canonical(document: OpenApiDocument, schema: unknown): SchemaNode {
  const graph = graphs.get(document) ?? new SchemaGraph(document);
  graphs.set(document, graph);
  return graph.node(schema);
}

const graphs = new WeakMap<object, SchemaGraph>();

class SchemaGraph {
  readonly #document: OpenApiDocument;
  readonly #nodes = new WeakMap<object, SchemaNode>();
  readonly #opaque = new WeakMap<object, SchemaNode>();

  constructor(document: OpenApiDocument) {
    this.#document = document;
  }

  /** @param isOpaque - Whether a schema around it looks at what its parts say, and not only at what they accept. */
  node(schema: unknown, isOpaque = false): SchemaNode {
    const target = this.#follow(schema);
    if (target === undefined || target === true) return anything;
    if (target === false) return nothing;
    if (!isObject(target)) return new SchemaNode({ invalid: target });
    const nodes = isOpaque ? this.#opaque : this.#nodes;
    const node = nodes.get(target) ?? new SchemaNode(() => this.#read(target, isOpaque));
    nodes.set(target, node);
    return node;
  }

  /** Where references lead that say nothing else. */
  #follow(schema: unknown): unknown {
    const seen = new Set<unknown>();
    let target = schema;
    while (isObject(target) && !seen.has(target)) {
      seen.add(target);
      const [reference, ...others] = referencesOf(target);
      if (reference === undefined || others.length > 0) return target;
      if (Object.keys(target).some((key) => !key.startsWith("$") && isSaid(key))) return target;
      const next = resolve(this.#document, reference);
      if (next === undefined) return target;
      target = next;
    }
    return isObject(target) ? { endless: true } : target;
  }

  #read(schema: Keywords, isOpaque: boolean): Keywords {
    const looksAtParts = ["unevaluatedItems", "unevaluatedProperties"].some(
      (key) => schema[key] !== undefined && !guess(() => isAnything(this.node(schema[key]).keywords)),
    );
    if (isOpaque) return this.#write(schema, true);
    if (!looksAtParts) return finish(this.#write(schema, false));
    const evaluated = evaluatedBy(this.#document, schema, (inner) => this.node(inner));
    if (!evaluated) return this.#write(schema, true);
    const { unevaluatedItems: _, unevaluatedProperties: __, ...rest } = schema;
    const written = this.#write(rest, false);
    return finish({ ...written, allOf: [...nodesIn(written.allOf), new SchemaNode(evaluated)] });
  }

  /** The keywords of a schema with nodes for the schemas in them; where references lead is one schema of its `allOf`. */
  #write(schema: Keywords, isOpaque: boolean): Keywords {
    const { $ref, $dynamicRef, ...plain } = schema;
    const result: Record<string, unknown> = {};
    for (const [key, value] of Object.entries(plain)) {
      if (isSaid(key)) result[key] = this.#writeValue(key, value, isOpaque);
    }
    const targets = referencesOf(schema).map((reference) => {
      const target = resolve(this.#document, reference);
      // What lies in another file is only known by its name.
      return target === undefined ? new SchemaNode({ $ref: reference }) : this.node(target, isOpaque);
    });
    return targets.length === 0 ? result : { ...result, allOf: [...nodesIn(result.allOf), ...targets] };
  }

  #writeValue(key: string, value: unknown, isOpaque: boolean): unknown {
    const { holds, isInPlace } = keywordOf(key) ?? {};
    const write = (schema: unknown) => this.node(schema, isOpaque && isInPlace === true);
    if (holds === "schema") return write(value);
    if (holds === "schemas" && Array.isArray(value)) return value.map(write);
    if (holds !== "map" || !isObject(value) || Array.isArray(value)) return value;
    return Object.fromEntries(Object.entries(value).map(([name, schema]) => [name, write(schema)]));
  }
}

function referencesOf({ $ref, $dynamicRef }: Keywords): string[] {
  return [$ref, $dynamicRef].filter((reference) => typeof reference === "string");
}

/** Whether a keyword belongs to the canonical form. What JSON Schema does not know is an annotation to it. */
function isSaid(key: string): boolean {
  return keywordOf(key) !== undefined && (!isAnnotation(key) || keywordOf(key)?.isKept === true);
}

/** Takes the compositions of a schema apart and writes the rest in one way. */
function finish(schema: Keywords): Keywords {
  const { allOf, oneOf, anyOf, ...plain } = schema;
  let result = join([respell(plain), ...nodesIn(allOf).map(({ keywords }) => keywords)]);
  if (result.not instanceof SchemaNode) {
    const { not, ...rest } = result;
    const inner = nodeIn(not).keywords;
    const isDouble = Object.keys(inner).join() === "not" && inner.not !== anything;
    if (isDouble) result = join([rest, nodeIn(inner.not).keywords]);
  }
  for (const [key, branches] of Object.entries({ oneOf, anyOf })) {
    if (Array.isArray(branches)) result = choose(result, key, nodesIn(branches));
  }
  return result;
}

/** A schema and others, one of which has to accept a value. */
function choose(schema: Keywords, key: string, branches: readonly SchemaNode[]): Keywords {
  const isOne = key === "oneOf" && !areDisjoint(branches);
  const choice = isOne ? { oneOf: branches } : unite(branches);
  const merged = mergeTwo(schema, choice);
  if (merged) return respell(merged);
  return join([schema, choice]);
}
