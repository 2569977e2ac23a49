import { existsSync, readFileSync, realpathSync } from "node:fs";
import { dirname, isAbsolute, posix, relative, resolve, sep } from "node:path";
import { decode } from "@conomyhq/contract-document";
import { ContractDiffFailure } from "../failure.ts";
import { git, reasonOf, topOf } from "../git.ts";

/** The files of one version of a contract. Each has a path, which only this knows how to read. */
export interface Files {
  /** The path of the contract itself. */
  root: string;
  /** The path that a reference in a file leads to. */
  resolve(from: string, uri: string): string;
  /**
   * The text of a file; nothing if there is none.
   *
   * @throws {ContractDiffFailure} if it cannot be read for another reason.
   */
  read(path: string): string | undefined;
  /** What reports call a file: its path from where the command was started. */
  nameOf(path: string): string;
}

/** Why a file is not read. Nothing may be looked at that does not belong to the contract. */
export class Outside extends Error {}

/** Files of the working tree: those of the repository that the contract lies in, or else of its folder. */
export function workingFiles(name: string, cwd: string): Files {
  const root = resolve(cwd, name);
  let folder: string | undefined;
  return {
    root,
    resolve: (from, uri) => resolve(dirname(from), decodeUri(uri)),
    nameOf: (path) => relative(cwd, path),
    read(path) {
      if (path === root) return readWorkingFile(path, name);
      if (!existsSync(path)) return undefined;
      folder ??= realpathSync(enclosing(root, cwd));
      if (!isInside(folder, realpathSync(path))) throw new Outside(`it leads out of ${folder}`);
      return readWorkingFile(path, relative(cwd, path));
    },
  };
}

function readWorkingFile(path: string, name: string): string {
  try {
    return decode(readFileSync(path), name);
  } catch (error) {
    const { code } = error as { code?: string };
    if (code === undefined) throw error;
    throw new ContractDiffFailure(`${name} cannot be read: ${code}.`, 3);
  }
}

/** What a reference may lead to: the repository, or the folder that the command was started in, or that of the file. */
function enclosing(file: string, cwd: string): string {
  const folder = dirname(file);
  return topOf(folder) ?? (isInside(realpathSync(cwd), realpathSync(folder)) ? cwd : folder);
}

function isInside(folder: string, path: string): boolean {
  const way = relative(folder, path);
  return way !== ".." && !way.startsWith(`..${sep}`) && !isAbsolute(way);
}

/** One text, such as standard input. What it refers to is looked up where the command was started. */
export function givenText(name: string, text: string, cwd: string): Files {
  const files = workingFiles(name, cwd);
  return {
    ...files,
    nameOf: (path) => (path === files.root ? name : path),
    read: (path) => (path === files.root ? text : files.read(path)),
  };
}

/**
 * Files of a git revision, as it is stored: the working tree does not matter.
 *
 * @param path - As seen from `cwd`.
 * @throws {ContractDiffFailure} with git's reason if the revision is not there.
 */
export function gitFiles(ref: string, path: string, cwd: string): Files {
  const commit = git(cwd, ["rev-parse", "--verify", "--end-of-options", `${ref}^{commit}`]);
  if (commit.status !== 0) {
    const hint = "In CI, check out with `fetch-depth: 0`; else fetch it first.";
    throw new ContractDiffFailure(`The git revision ${ref} is not here (${reasonOf(commit)}). ${hint}`, 3);
  }
  const hash = commit.stdout.toString().trim();
  const prefix = git(cwd, ["rev-parse", "--show-prefix"]).stdout.toString().trim();
  const root = posix.normalize(posix.join(prefix, path.replaceAll("\\", "/")));
  return {
    root,
    resolve: (from, uri) => posix.join(uri.startsWith("/") ? "/" : posix.dirname(from), decodeUri(uri)),
    nameOf: (file) => posix.relative(`/${prefix}`, `/${file}`),
    read(file) {
      if (posix.isAbsolute(file) || file === ".." || file.startsWith("../")) {
        throw new Outside("it leads out of the repository");
      }
      return readGitFile(hash, file, `${ref}:${file}`, cwd);
    },
  };
}

/** Links are followed within the tree only. That a path is not in the tree is the only absence that there is. */
function readGitFile(commit: string, path: string, name: string, cwd: string): string | undefined {
  const content = git(cwd, ["cat-file", "--batch", "--follow-symlinks"], `${commit}:${path}\n`);
  const end = content.stdout.indexOf("\n");
  const [, type, size] = content.stdout.subarray(0, end).toString().split(" ");
  if (content.status === 0 && type === "blob") {
    return decode(content.stdout.subarray(end + 1, end + 1 + Number(size)), name);
  }
  const header = content.stdout.subarray(0, end).toString();
  if (header.startsWith("symlink ")) throw new Outside("it is a link that leads out of the repository");
  const entry = git(cwd, ["ls-tree", "-z", "--full-tree", commit, "--", path]);
  if (content.status === 0 && entry.status === 0 && entry.stdout.length === 0) return undefined;
  const reason = [content, entry].map(reasonOf).find(Boolean) ?? `its content is ${header.split(" ").at(-1)}`;
  throw new ContractDiffFailure(`${name} cannot be read from git: ${reason}`, 3);
}

function decodeUri(uri: string): string {
  try {
    return decodeURIComponent(uri);
  } catch {
    return uri;
  }
}
