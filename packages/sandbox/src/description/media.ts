import type { Part, Walker } from "./parts.ts";

/** The media types of a body or a response that are JSON, however they are spelled. */
export function jsonOf(walker: Walker, part: Part): Part | undefined {
  const media = walker.members(walker.get(part, "content"));
  return media.find(([type]) => isJson(type))?.[1];
}

export function isJson(type: string): boolean {
  return /^application\/json\s*(;|$)/i.test(type.trim());
}

/** The examples of a media type, one or many. */
export function examplesOf(walker: Walker, media: Part): Part[] {
  const examples = walker.members(walker.get(media, "examples")).map(([, example]) => walker.get(example, "value"));
  return [walker.get(media, "example"), ...examples].filter((example) => example !== undefined);
}
