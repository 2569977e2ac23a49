import type { Path } from "@conomyhq/contract-document";
import { type Child, childOf, itemOf, type NodeType, rootTypeOf } from "./node-types.ts";
import { type Origin, Origins } from "./origins.ts";
import { isObject, pointerTo } from "./pointer.ts";
import { core } from "./redocly-core.ts";
import { part } from "./redocly-part.ts";
import { longest, type Source, type Sources, type Target, Unresolved } from "./sources.ts";

type Node = Record<string, unknown>;

/** A contract as one document. */
export interface Bundle {
  document: Node;
  /** Where each of its parts was written. */
  origins: Origins;
  /** References that lead nowhere, and why. */
  broken: (Origin & { reason: string })[];
}

/** A document that would take too long to read. */
export class TooLarge extends Error {
  readonly origin: Origin;

  constructor(message: string, origin: Origin) {
    super(message);
    this.origin = origin;
  }
}

/** How deep a document may be nested. The engine's parser takes a hundred levels. */
const deepest = 90;
/** How many values an `enum` may list: the engine compares each with each. */
const mostValues = 5000;
/** How many parts a document may have, with those that it takes from other files. The largest that are published have a third. */
const most = 3_000_000;

/**
 * Makes one document of all files of a contract: what stands in another file becomes a component, or the component that
 * is nothing but a reference to it. Extensions, examples and values are data, in which no reference is followed: there,
 * and in an `externalValue`, it is written so that no tool takes it for one.
 *
 * @throws {TooLarge} if it is nested too deeply, or has too many parts.
 */
export function bundle(sources: Sources, version: string): Bundle {
  return new Bundler(sources, rootTypeOf(version)).run();
}

class Bundler {
  readonly #sources: Sources;
  readonly #rootType: NodeType;
  readonly #origins = new Origins();
  readonly #broken: Bundle["broken"] = [];
  /** The components that parts of other files become, and what is still to be copied. */
  readonly #pointers = new Map<string, string>();
  readonly #queue: ((document: Node) => void)[] = [];
  readonly #taken = new Set<string>();
  #parts = 0;

  constructor(sources: Sources, rootType: NodeType) {
    this.#sources = sources;
    this.#rootType = rootType;
  }

  run(): Bundle {
    const { root } = this.#sources;
    this.#reserveComponents(root);
    const whole = { source: root, path: [], value: root.document.value };
    const document = this.#bring(whole, this.#rootType) as Node;
    for (const next of this.#queue) next(document);
    return { document, origins: this.#origins, broken: this.#broken };
  }

  /** A component that only refers to another file is what stands there. */
  #reserveComponents(root: Source): void {
    const { components } = root.document.value as { components?: unknown };
    for (const [section, named] of Object.entries(isObject(components) ? components : {})) {
      for (const [name, value] of Object.entries(isObject(named) ? named : {})) {
        const path = ["components", section, name];
        this.#taken.add(refTo(path));
        const type = this.#typeAt(path);
        if (!type || !isObject(value) || typeof value.$ref !== "string" || Object.keys(value).length > 1) continue;
        const target = this.#find(value.$ref, root);
        if (target instanceof Unresolved || target.source === root) continue;
        const key = keyOf(target, type);
        if (!this.#pointers.has(key)) this.#pointers.set(key, refTo(path));
      }
    }
  }

  /** Copies what stands elsewhere. */
  #bring(target: Target, type: NodeType, depth = 0): unknown {
    const copy = this.#copy(target, { type }, depth);
    if (isObject(copy)) this.#origins.add(copy, target);
    return copy;
  }

  #copy(at: Target, child: Child, depth: number): unknown {
    const { value } = at;
    if (!isObject(value)) return value;
    if (depth > deepest) throw new TooLarge(`This is nested more than ${deepest} levels deep`, at);
    if (++this.#parts > most) throw new TooLarge(`The document has more than ${most} parts`, at);
    const type = child && "type" in child ? child.type : undefined;
    if (Array.isArray(value)) {
      if (at.path.at(-1) === "enum" && value.length > mostValues) {
        throw new TooLarge(`An enum has more than ${mostValues} values; a pattern or a format says it shorter`, at);
      }
      return value.map((part, index) => this.#part(at, index, part, type && itemOf(type, part), depth));
    }
    const reference = type && this.#referenceKey(at, value, type);
    const entries = Object.entries(value)
      .filter(([key]) => key !== reference && !(type?.name === "Schema" && isName(key, value)))
      .map(([key, part]) => [keyIn(key, part), this.#part(at, key, part, type && childOf(type, key, part), depth)]);
    const result: Node = Object.fromEntries(entries);
    return reference && type ? this.#refer(result, value[reference] as string, type, at, depth) : result;
  }

  /** The keyword that refers to another part: the dynamic one too, where only one schema bears the name. */
  #referenceKey({ source }: Target, value: Node, type: NodeType): string | undefined {
    if (typeof value.$ref === "string") return "$ref";
    if (type.name !== "Schema" || typeof value.$dynamicRef !== "string") return undefined;
    return this.#find(value.$dynamicRef, source) instanceof Unresolved ? undefined : "$dynamicRef";
  }

  #part({ source, path }: Target, key: string | number, value: unknown, child: Child, depth: number): unknown {
    const at = { source, path: [...path, key], value };
    if (!child || "type" in child) return this.#copy(at, child, depth + 1);
    if (typeof value !== "string" || !core.isMappingRef(value)) return value;
    const target = this.#findOrTell(value, at);
    return (target && this.#pointerOf(value, target, child.names, source)) ?? value;
  }

  /** Writes a reference so that it leads to a part of the one document. */
  #refer(siblings: Node, reference: string, type: NodeType, at: Target, depth: number): unknown {
    const target = this.#findOrTell(reference, at);
    if (!target) return siblings;
    const own = at.source === this.#sources.root ? refTo(at.path) : undefined;
    const isOwn = own !== undefined && this.#pointers.get(keyOf(target, type)) === own;
    const pointer = isOwn ? undefined : this.#pointerOf(reference, target, type, at.source);
    if (pointer !== undefined) return { $ref: pointer, ...siblings };
    const inlined = this.#bring(target, type, depth + 1);
    if (!isObject(inlined) || Array.isArray(inlined)) return inlined;
    const result = { ...inlined, ...siblings };
    this.#origins.move(inlined, result);
    for (const [key, part] of Object.entries(siblings)) {
      if (isObject(part)) this.#origins.add(part, { source: at.source, path: [...at.path, key] });
    }
    return result;
  }

  /** The pointer to a part in the one document; nothing if it has to stand where it is used. */
  #pointerOf(reference: string, target: Target, type: NodeType, from: Source): string | undefined {
    const { root } = this.#sources;
    if (target.source === root && this.#typeAt(target.path)?.name === type.name) {
      return from === root && reference.startsWith("#/") ? reference : refTo(target.path);
    }
    const key = keyOf(target, type);
    const section = sectionOf(type);
    const known = this.#pointers.get(key);
    if (known !== undefined || section === null) return known;
    const name = this.#freeName(section, target);
    const pointer = refTo(["components", section, name]);
    this.#pointers.set(key, pointer);
    this.#queue.push((document) => {
      const components = isObject(document.components) ? document.components : {};
      const named = isObject(components[section]) ? components[section] : {};
      named[name] = this.#bring(target, type);
      components[section] = named;
      document.components = components;
    });
    return pointer;
  }

  #freeName(section: string, { source, path }: Target): string {
    const file = source.path.replace(/^.*[/\\]/, "").replace(/\.[^.]+$/, "");
    const wanted = String(path.at(-1) ?? file).replaceAll(/[^\w.-]+/g, "-") || "part";
    for (let number = 1; ; number++) {
      const name = number === 1 ? wanted : `${wanted}-${number}`;
      const pointer = refTo(["components", section, name]);
      if (this.#taken.has(pointer)) continue;
      this.#taken.add(pointer);
      return name;
    }
  }

  #findOrTell(reference: string, at: Target): Target | undefined {
    const target = this.#find(reference, at.source);
    const dead = target instanceof Unresolved ? target : this.#deadEndOf(target);
    if (dead === undefined && !(target instanceof Unresolved)) return target;
    this.#broken.push({ source: at.source, path: at.path, reason: `Can't resolve $ref: ${dead?.message}` });
    return undefined;
  }

  /** Why nothing stands at the end of a chain of references, if that is so. What stands beside one is something. */
  #deadEndOf(target: Target): Unresolved | undefined {
    let at: Target | Unresolved = target;
    for (let hops = 0; hops < longest; hops++) {
      if (!isObject(at.value) || typeof at.value.$ref !== "string" || Object.keys(at.value).length > 1)
        return undefined;
      at = this.#find(at.value.$ref, at.source);
      // That is told where the last reference is.
      if (at instanceof Unresolved) return undefined;
    }
    return new Unresolved(`references lead in a circle, or more than ${longest} of them one to the next`);
  }

  #find(reference: string, from: Source): Target | Unresolved {
    try {
      return this.#sources.find(reference, from);
    } catch (error) {
      if (error instanceof Unresolved) return error;
      throw error;
    }
  }

  /** What stands at a path of the contract's first file, if every step of it means something to OpenAPI. */
  #typeAt(path: Path): NodeType | undefined {
    let type: NodeType | undefined = this.#rootType;
    let value: unknown = this.#sources.root.document.value;
    for (const step of path) {
      const next: unknown = isObject(value) ? value[step] : undefined;
      const child: Child = type && (Array.isArray(value) ? itemOf(type, next) : childOf(type, String(step), next));
      type = child && "type" in child ? child.type : undefined;
      value = next;
    }
    return type;
  }
}

/** What only names a schema for references, which lead to its place from here on. */
function isName(key: string, schema: Node): boolean {
  return /^\$(id|anchor|dynamicAnchor)$/.test(key) && typeof schema[key] === "string";
}

/** A key that no tool takes for something to read. */
function keyIn(key: string, value: unknown): string {
  if (typeof value !== "string") return key;
  return key === "$ref" ? "$ref (not followed)" : key === "externalValue" ? "x-externalValue" : key;
}

function keyOf({ source, path }: Target, type: NodeType): string {
  return `${source.path}#${pointerTo(...path.map(String))} ${type.name}`;
}

function refTo(path: Path): string {
  return `#${pointerTo(...path.map(String))}`.replaceAll("%", "%25");
}

/** The section of `components` for parts of a type, if there is one. */
function sectionOf({ name }: NodeType): string | null {
  // With several files only.
  const { mapTypeToComponent } = part("bundle/bundle-visitor.js");
  return mapTypeToComponent(name as Parameters<typeof mapTypeToComponent>[0], "oas3");
}
