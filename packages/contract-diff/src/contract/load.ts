import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { LineCounter, parseDocument, stringify, visit } from "yaml";
import { ContractDiffFailure } from "../failure.ts";

/** A contract that was read and looks like one. */
export interface ContractInput {
  /** As the user named it. */
  name: string;
  /** Where it lies: the file itself, or a temporary one. */
  file: string;
  /** Where the engine reads it, if not there: a copy with YAML's aliases written out. */
  expanded?: string;
  /** The document, with references left alone. */
  document: OpenApiDocument;
  text: string;
}

/** An OpenAPI document, as far as this package names its parts. */
export interface OpenApiDocument {
  openapi: string;
  info: { version: string };
  paths?: Record<string, Record<string, unknown>>;
  [part: string]: unknown;
}

/** A first version has nothing before it: an empty contract stands in. */
const nothing = (openapi: string) => `openapi: ${openapi}\ninfo:\n  title: Nothing yet\n  version: 0.0.0\npaths: {}\n`;

/**
 * Reads a contract.
 *
 * @param name - A path, `-` for standard input, or `REF:path` of a git revision.
 * @param folder - For temporary files.
 * @param cwd - Where paths and git revisions are looked up.
 * @returns `undefined` if the revision exists and the file is not in it.
 * @throws {ContractDiffFailure} if it cannot be read, is broken, or is no OpenAPI document.
 */
export function readContract(name: string, folder: string, cwd: string = process.cwd()): ContractInput | undefined {
  const text = readText(name, cwd);
  if (text === undefined) return undefined;
  const document = parse(name, text);
  const isFile = name !== "-" && !isRevision(name);
  const plain = name.replaceAll(/\W+/g, "-");
  const file = isFile ? resolve(cwd, name) : join(folder, `${plain}.yaml`);
  if (!isFile) writeFileSync(file, text);
  if (!hasAliases(text)) return { name, file, text, document };
  // The engine visits a node once, and would take its other uses for absent.
  const expanded = join(folder, `${plain} (aliases expanded).yaml`);
  writeFileSync(expanded, stringify(document, { aliasDuplicateObjects: false }));
  return { name, file, expanded, text, document };
}

/** An empty contract to compare a first version with. */
export function emptyContract(like: ContractInput, folder: string): ContractInput {
  const text = nothing(like.document.openapi);
  const file = join(folder, "nothing.yaml");
  writeFileSync(file, text);
  return { name: "nothing", file, text, document: parse("nothing", text) };
}

/** Whether YAML says something once and means it in several places. */
function hasAliases(text: string): boolean {
  if (!/[&*]/.test(text) || parseJson(text)) return false;
  let found = false;
  visit(parseDocument(text), {
    Alias() {
      found = true;
      return visit.BREAK;
    },
  });
  return found;
}

/** On Windows a drive letter is no revision. */
function isRevision(name: string): boolean {
  return /^[^:]{2,}:./.test(name);
}

function readText(name: string, cwd: string): string | undefined {
  if (name === "-") return readFileSync(0, "utf8");
  if (isRevision(name)) return readRevision(name, cwd);
  try {
    return readFileSync(resolve(cwd, name), "utf8");
  } catch (error) {
    throw new ContractDiffFailure(`${name} cannot be read: ${(error as { code?: string }).code ?? error}.`, 3);
  }
}

function readRevision(name: string, cwd: string): string | undefined {
  const at = name.indexOf(":");
  const [ref, path] = [name.slice(0, at), name.slice(at + 1)];
  const git = (...args: string[]) =>
    execFileSync("git", args, { cwd, encoding: "utf8", stdio: ["ignore", "pipe", "ignore"], maxBuffer: 2 ** 28 });
  try {
    git("rev-parse", "--verify", "--quiet", `${ref}^{commit}`);
  } catch {
    throw new ContractDiffFailure(
      `The git revision ${ref} is not here. In CI, check out with \`fetch-depth: 0\`; else fetch it first.`,
      3,
    );
  }
  try {
    return git("show", `${ref}:./${path}`);
  } catch {
    return undefined;
  }
}

function parse(name: string, text: string): OpenApiDocument {
  const document = parseJson(text) ?? parseYaml(name, text);
  if (typeof document?.openapi !== "string" || !/^3\./.test(document.openapi)) {
    throw new ContractDiffFailure(
      `${name}:1:1: This is no OpenAPI 3 document: \`openapi: 3.…\` is missing at its top.`,
      3,
    );
  }
  return document;
}

/** Every JSON document is YAML, but read as JSON it takes a tenth of the time. */
function parseJson(text: string): OpenApiDocument | undefined {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function parseYaml(name: string, text: string): OpenApiDocument | undefined {
  const lines = new LineCounter();
  const yaml = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const [error] = yaml.errors;
  if (error) {
    const { line, col } = lines.linePos(error.pos[0]);
    throw new ContractDiffFailure(`${name}:${line}:${col}: ${error.message}`, 3);
  }
  return yaml.toJS({ maxAliasCount: 10_000 });
}
