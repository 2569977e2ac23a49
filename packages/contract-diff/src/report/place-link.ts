import type { Place } from "../change.ts";
import type { Comparison } from "../compare.ts";
import { code, linkTarget } from "./escape/markdown.ts";

/** A file below the folder that links start from, with a name that no reader of Markdown takes for anything else. */
const ordinary = /^(?!\.\.?\/|-$)[\p{L}\p{N}._~+() -][\p{L}\p{N}._~+() /-]*$/u;

/** A place as a link to its line: on GitHub to that commit, and else to the file beside the report. */
export function placeLink({ file, line }: Place, version: "base" | "revision", comparison: Comparison): string {
  const text = code(`${file}:${line}`);
  const address = placeAddress({ file, line }, version, comparison);
  return address === undefined ? text : `[${text}](${address})`;
}

/** The address of the line of a place; nothing if it has none. */
export function placeAddress(
  { file, line }: Pick<Place, "file" | "line">,
  version: "base" | "revision",
  comparison: Comparison,
): string | undefined {
  const [, ref] = /^([^:]{2,}):./.exec(comparison[version]) ?? [];
  const folder = folderOf(version, ref);
  const isThere = folder !== undefined && ordinary.test(file);
  return isThere ? `${folder}${linkTarget(file)}#L${line}` : undefined;
}

/** What links start with; nothing where the place has no address. */
function folderOf(version: "base" | "revision", ref: string | undefined): string | undefined {
  const { GITHUB_SERVER_URL: server, GITHUB_REPOSITORY: repository, GITHUB_SHA: head } = process.env;
  const commit = ref ?? (version === "revision" ? head : undefined);
  if (server && repository && commit !== undefined && /^[0-9a-f]{40}$/.test(commit)) {
    return `${server}/${repository}/blob/${commit}/`;
  }
  return version === "revision" && ref === undefined ? "" : undefined;
}
