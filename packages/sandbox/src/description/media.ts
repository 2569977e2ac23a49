import type { Part, Walker } from "./parts.ts";

/** The media types of a body or a response that are JSON, however they are spelled. */
export function jsonOf(walker: Walker, part: Part): Part | undefined {
  const media = walker.members(walker.get(part, "content"));
  return media.find(([type]) => isJson(type))?.[1];
}

export function isJson(type: string): boolean {
  return /^application\/json\s*(;|$)/i.test(type.trim());
}

/** What makes a body that is carried under these headers unreadable; `undefined` if nothing does. */
export function unreadable(header: (name: string) => string | null | undefined): string | undefined {
  const type = header("content-type") ?? "";
  if (!isJson(type)) return "The body must be application/json";
  const [, charset = "utf-8"] = /;\s*charset\s*=\s*"?([^\s;"]*)/i.exec(type) ?? [];
  if (!/^(utf-?8|us-ascii)$/i.test(charset))
    return "The body must be UTF-8, and its content type must name no other charset";
  if (!/^(identity)?$/i.test(header("content-encoding") ?? ""))
    return "The body must be sent as it is, without a content-encoding";
  return undefined;
}

/** The examples of a media type, one or many. */
export function examplesOf(walker: Walker, media: Part): Part[] {
  const examples = walker.members(walker.get(media, "examples")).map(([, example]) => walker.get(example, "value"));
  return [walker.get(media, "example"), ...examples].filter((example) => example !== undefined);
}
