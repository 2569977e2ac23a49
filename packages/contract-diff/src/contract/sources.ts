import { type ContractDocument, ContractDocumentError, type Path, parseContract } from "@conomyhq/contract-document";
import { type Files, Outside } from "./files.ts";
import { isObject, steps } from "./pointer.ts";

/** One file of a contract. */
export interface Source {
  /** As {@link Files} knows it. */
  path: string;
  text: string;
  document: ContractDocument;
}

/** A part of a file. */
export interface Target {
  source: Source;
  path: Path;
  value: unknown;
}

/** Why a reference leads nowhere. */
export class Unresolved extends Error {}

/** How many references may lead from one to the next. */
export const longest = 100;

/** The files of a contract, read when something refers to them, and the parts that references lead to. */
export class Sources {
  readonly root: Source;
  readonly #files: Files;
  readonly #opened = new Map<string, Source>();
  readonly #named = new Map<Source, Map<string, Path | undefined>>();

  /** @throws {ContractDocumentError} if the contract itself cannot be parsed. */
  constructor(files: Files, name: string, text: string) {
    this.#files = files;
    this.root = { path: files.root, text, document: parseContract(text, name, { numbers: "rounded" }) };
    this.#opened.set(files.root, this.root);
  }

  /** What was read in another way than it was written, in all files. */
  get warnings(): string[] {
    return [...this.#opened.values()].flatMap(({ document }) => document.warnings);
  }

  /**
   * Finds what a reference leads to, through other references if its pointer goes through them.
   *
   * @throws {Unresolved} if that is nothing, or must not be read.
   */
  find(reference: string, from: Source, hops = 0): Target {
    if (hops > longest) throw new Unresolved("references lead in a circle");
    const cut = reference.indexOf("#");
    const uri = cut < 0 ? reference : reference.slice(0, cut);
    const fragment = cut < 0 ? "" : reference.slice(cut + 1);
    const identified = uri === "" ? undefined : this.#names(from).get(uri);
    const source = uri === "" || identified ? from : this.#open(uri, from);
    if (fragment === "" || fragment.startsWith("/"))
      return this.#walk(source, [...(identified ?? []), ...steps(fragment)], hops);
    const anchored = this.#names(source).get(`#${fragment}`);
    if (!anchored) throw new Unresolved(`there is no one anchor ${fragment}`);
    return this.#walk(source, anchored, hops);
  }

  #walk(source: Source, path: Path, hops: number): Target {
    let at: Target = { source, path: [], value: source.document.value };
    for (const step of path) {
      while (isObject(at.value) && typeof at.value.$ref === "string" && !Object.hasOwn(at.value, step)) {
        at = this.find(at.value.$ref, at.source, hops + 1);
        hops++;
      }
      if (!isObject(at.value) || !Object.hasOwn(at.value, step)) {
        throw new Unresolved(`there is no \`${step}\` in ${this.#files.nameOf(at.source.path)}`);
      }
      at = { source: at.source, path: [...at.path, step], value: at.value[step] };
    }
    return at;
  }

  #open(uri: string, from: Source): Source {
    if (/^[a-z][a-z\d+.-]+:/i.test(uri) || uri.startsWith("//")) {
      throw new Unresolved("nothing is read from the network; copy it into a file");
    }
    const path = this.#files.resolve(from.path, uri);
    const known = this.#opened.get(path);
    if (known) return known;
    const name = this.#files.nameOf(path);
    try {
      const text = this.#files.read(path);
      if (text === undefined) throw new Unresolved(`there is no file ${name}`);
      const source = { path, text, document: parseContract(text, name, { numbers: "rounded" }) };
      this.#opened.set(path, source);
      return source;
    } catch (error) {
      if (error instanceof Outside || error instanceof ContractDocumentError) {
        throw new Unresolved(`${uri} is not read: ${error.message}`);
      }
      throw error;
    }
  }

  /** The places of `$id`, `$anchor` and `$dynamicAnchor` in a file. A name that is there twice is none. */
  #names(source: Source): Map<string, Path | undefined> {
    const known = this.#named.get(source);
    if (known) return known;
    const names = new Map<string, Path | undefined>();
    const add = (name: unknown, prefix: string, path: Path) => {
      if (typeof name === "string") names.set(`${prefix}${name}`, names.has(`${prefix}${name}`) ? undefined : path);
    };
    const visit = (node: unknown, path: Path) => {
      if (!isObject(node)) return;
      add(node.$id, "", path);
      for (const name of new Set([node.$anchor, node.$dynamicAnchor])) add(name, "#", path);
      for (const [key, value] of Object.entries(node)) visit(value, [...path, key]);
    };
    visit(source.document.value, []);
    this.#named.set(source, names);
    return names;
  }
}
