import { canonical } from "../schema/canonical.ts";
import type { Excerpt } from "./excerpt.ts";
import type { ContractInput, OpenApiDocument } from "./load.ts";
import { canonicalPath } from "./operation.ts";
import { at, follow, isObject, pointerTo, steps } from "./pointer.ts";
import { type Use, usesByTarget } from "./uses.ts";

/** Both contracts of a comparison. */
export interface Versions {
  base: Contract;
  revision: Contract;
}

/** One of two contracts, and what was found out about it so far. */
export class Contract {
  readonly name: string;
  readonly file: string;
  /** The file that the engine reads. */
  readonly readable: string;
  readonly text: string;
  readonly document: OpenApiDocument;
  /** The version of OpenAPI that it is written in; `document` says it in the words of 3.1. */
  readonly openapi: string;
  readonly #schemas = new Map<string, ReturnType<typeof canonical>>();
  readonly #paths = new Map<string, Record<string, unknown>>();
  readonly #templates = new Map<string, string>();
  readonly #placeOf: ContractInput["placeOf"];
  readonly #excerptOf: ContractInput["excerptOf"];
  #uses: Map<string, Use[]> | undefined;

  constructor({ name, file, expanded, text, document, openapi, placeOf, excerptOf }: ContractInput) {
    this.name = name;
    this.file = file;
    this.readable = expanded;
    this.openapi = openapi;
    this.#placeOf = placeOf;
    this.#excerptOf = excerptOf;
    this.text = text;
    this.document = document;
    for (const path of Object.keys(document.paths ?? {})) this.#templates.set(templateOf(path), path);
  }

  /** What a JSON pointer leads to, with no reference followed. */
  at(pointer: string): unknown {
    return at(this.document, pointer);
  }

  /** The target of a node that is a local reference, and the node itself otherwise. */
  follow(node: unknown): unknown {
    return follow(this.document, node);
  }

  /** Where a path with its references followed leads. The names of path parameters do not count. */
  reach(path: string): unknown {
    return steps(this.#ownPath(path)).reduce<unknown>((node, step) => {
      // What stands beside a reference counts as well.
      if (isObject(node) && "$ref" in node && step !== "$ref" && Object.hasOwn(node, step)) return node[step];
      const target = this.follow(node);
      return isObject(target) ? target[step] : undefined;
    }, this.document);
  }

  /** Every place of an operation where a component is used, through any number of references. */
  usesOf(component: string): readonly Use[] {
    this.#uses ??= usesByTarget(this.document);
    return this.#uses.get(component) ?? [];
  }

  /** The one form that all spellings of a schema share, or of whatever a path leads to. */
  canonicalSchema(path: string): ReturnType<typeof canonical> {
    return remember(this.#schemas, path, () => canonical(this.document, this.reach(path)));
  }

  /** The canonical form of a schema that is nowhere in the document, but refers to its parts. */
  canonicalOf(schema: unknown): ReturnType<typeof canonical> {
    return canonical(this.document, schema);
  }

  /** The operations of a path by method, in the one form that all spellings share. */
  canonicalPath(path: string): Record<string, unknown> {
    return remember(this.#paths, path, () => canonicalPath(this.document, this.pathLike(path) ?? path));
  }

  /** What this contract calls a path, whatever the names of its parameters; `undefined` if it has none like it. */
  pathLike(path: string): string | undefined {
    return Object.hasOwn(this.document.paths ?? {}, path) ? path : this.#templates.get(templateOf(path));
  }

  /** The file and the position of the key that a JSON pointer leads to, or of what is nearest to it. */
  placeOf(pointer: string): { file: string; line: number; col: number } {
    return this.#placeOf(pointer);
  }

  /** The lines that what a JSON pointer leads to was written in, with some around them. */
  excerptOf(pointer: string): Excerpt {
    return this.#excerptOf(pointer);
  }

  #ownPath(pointer: string): string {
    const [section, path, ...rest] = steps(pointer);
    if (section !== "paths" || path === undefined) return pointer;
    return `#${pointerTo(section, this.pathLike(path) ?? path, ...rest)}`;
  }
}

/** A path without the names of its parameters: nobody sends them. */
export function templateOf(path: string): string {
  return path.replaceAll(/\{[^}]*\}/g, "{}");
}

function remember<Key, Value>(known: Map<Key, Value>, key: Key, compute: () => Value): Value {
  if (!known.has(key)) known.set(key, compute());
  return known.get(key) as Value;
}
