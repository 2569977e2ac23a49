import { unescapePointerFragment } from "@redocly/openapi-core";

/** A `$ref` to a part of the same document that is not there. */
export interface LostReference {
  path: string[];
  target: string;
}

/** What holds data, where `$ref` is a name like any other. */
const data: ReadonlySet<string> = new Set(["const", "default", "enum", "example", "examples", "value"]);

export function* lostReferences(document: unknown, part: unknown, path: string[] = []): Generator<LostReference> {
  if (typeof part !== "object" || part === null) return;
  for (const [key, member] of Object.entries(part)) {
    const here = [...path, key];
    if (key === "$ref" && typeof member === "string" && member.startsWith("#/")) {
      if (partAt(document, member) === undefined) yield { path: here, target: member };
    } else if (path.at(-1) === "properties" || !data.has(key)) {
      yield* lostReferences(document, member, here);
    }
  }
}

function partAt(document: unknown, pointer: string): unknown {
  const keys = pointer.slice(2).split("/").map(unescapePointerFragment);
  return keys.reduce((part: unknown, key) => (part as Record<string, unknown> | undefined)?.[key], document);
}
