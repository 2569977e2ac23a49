import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { ContractDocumentError, type Position } from "@conomyhq/contract-document";
import { ContractDiffFailure } from "../failure.ts";
import { type Bundle, bundle, TooLarge } from "./bundle.ts";
import { modernise } from "./dialect.ts";
import { type Excerpt, excerptOf } from "./excerpt.ts";
import { type Files, gitFiles, givenText, Outside, workingFiles } from "./files.ts";
import type { Origin } from "./origins.ts";
import { isObject } from "./pointer.ts";
import { Sources } from "./sources.ts";

/** A contract that was read and looks like one. */
export interface ContractInput {
  /** As the user named it. */
  name: string;
  /** What reports call its first file. */
  file: string;
  /** Where the engine reads it: a temporary file with the whole document. */
  expanded: string;
  /** All files as one document, in the words of OpenAPI 3.1. */
  document: OpenApiDocument;
  /** The same as JSON. */
  text: string;
  /** The version that it is written in. */
  openapi: string;
  /** All files as one document, in its own words, with what leads nowhere. */
  written: Bundle;
  /** What was read in another way than it was written. */
  warnings: readonly string[];
  /** The file and the place of the key that a pointer into `document` leads to. */
  placeOf(pointer: string): SourcePlace;
  /** The lines of what a pointer into `document` leads to. */
  excerptOf(pointer: string): Excerpt;
  /** The file and the place of a part. */
  placeOfOrigin(origin: Origin, where?: "key" | "value"): SourcePlace;
}

/** A place in one of the files of a contract. */
export interface SourcePlace extends Position {
  file: string;
}

/** An OpenAPI document, as far as this package names its parts. */
export interface OpenApiDocument {
  openapi: string;
  info: { version: string };
  paths?: Record<string, Record<string, unknown>>;
  [part: string]: unknown;
}

/** A first version has nothing before it: an empty contract stands in. */
const nothing = (openapi: string) =>
  JSON.stringify({ openapi, info: { title: "Nothing yet", version: "0.0.0" }, paths: {} });

/**
 * Reads a contract with all files that it refers to.
 *
 * @param name - A path, `-` for standard input, or `REF:path` of a git revision.
 * @param folder - For temporary files.
 * @param cwd - Where paths and git revisions are looked up.
 * @returns `undefined` if the revision exists and the file is not in it.
 * @throws {ContractDiffFailure} if it cannot be read, is broken, or is no OpenAPI document.
 */
export function readContract(name: string, folder: string, cwd: string = process.cwd()): ContractInput | undefined {
  const files = filesOf(name, cwd);
  return refusing(name, files, () => {
    const text = files.read(files.root);
    return text === undefined ? undefined : prepare(name, files, text, folder);
  });
}

/** An empty contract to compare a first version with. */
export function emptyContract(like: ContractInput, folder: string): ContractInput {
  const text = nothing(like.openapi);
  return prepare("nothing", givenText("nothing", text, folder), text, folder);
}

/** On Windows a drive letter is no revision. */
function filesOf(name: string, cwd: string): Files {
  if (name === "-") return givenText("standard input", readFileSync(0, "utf8"), cwd);
  const [, ref, path] = /^([^:]{2,}):(.+)$/s.exec(name) ?? [];
  return ref !== undefined && path !== undefined ? gitFiles(ref, path, cwd) : workingFiles(name, cwd);
}

/** Says of what cannot be read where that is. */
function refusing<Result>(name: string, files: Files, work: () => Result): Result {
  try {
    return work();
  } catch (error) {
    if (error instanceof ContractDocumentError) throw new ContractDiffFailure(error.message, 3);
    if (error instanceof Outside) throw new ContractDiffFailure(`${name} is not read: ${error.message}.`, 3);
    if (!(error instanceof TooLarge)) throw error;
    const { file, line, col } = placeIn(files, error.origin);
    throw new ContractDiffFailure(`${file}:${line}:${col}: ${error.message}.`, 3);
  }
}

function prepare(name: string, files: Files, input: string, folder: string): ContractInput {
  const sources = new Sources(files, name, input);
  const { openapi, warnings } = versionOf(name, sources);
  const written = bundle(sources, openapi);
  const document = modernise({ ...written.document, openapi } as unknown as OpenApiDocument, written.origins);
  written.origins.move(written.document, document);
  const text = JSON.stringify(document);
  const expanded = join(folder, `${name.replaceAll(/\W+/g, "-")}.prepared.json`);
  writeFileSync(expanded, text);
  const originOf = (pointer: string): Origin =>
    written.origins.find(document, pointer) ?? { source: sources.root, path: [] };
  const placeOfOrigin = (origin: Origin, where?: "key" | "value") => placeIn(files, origin, where);
  return {
    ...{ name, file: files.nameOf(files.root), expanded, document, text, openapi, written, placeOfOrigin },
    warnings: [...warnings, ...sources.warnings],
    placeOf: (pointer) => placeOfOrigin(originOf(pointer)),
    excerptOf: (pointer) => excerptOf(originOf(pointer)),
  };
}

function placeIn(files: Files, { source, path }: Origin, where?: "key" | "value"): SourcePlace {
  return { file: files.nameOf(source.path), ...source.document.positionOf(path, where) };
}

/** The version of a document. Without quotes, `3.1` is a number to YAML, and means a version all the same. */
function versionOf(name: string, { root }: Sources): { openapi: string; warnings: string[] } {
  const { openapi } = isObject(root.document.value) ? root.document.value : {};
  const text = openapi === 3 ? "3.0" : String(openapi);
  if (!/^3\.[0-2](\.|$)/.test(text)) {
    throw new ContractDiffFailure(
      `${name}:1:1: This is not an OpenAPI 3 document: \`openapi: 3.…\` is missing at its top.`,
      3,
    );
  }
  if (typeof openapi === "string" && /^3\.\d+\.\d/.test(text)) return { openapi: text, warnings: [] };
  const place = root.document.placeOf(["openapi"]);
  const warning = `${place}: \`openapi: ${text}\` is read as ${text}.0; write "${text}.0"`;
  return { openapi: `${/^3\.\d+/.exec(text)}.0`, warnings: [warning] };
}
