import { type ContractDocument, ContractDocumentError, type Path } from "./types.ts";

/** What holds data, where `$ref` is a name like any other. */
const data: ReadonlySet<string> = new Set(["const", "default", "enum", "example", "examples", "value"]);

/**
 * Looks for the target of each `$ref` to a part of the same document.
 *
 * @throws {ContractDocumentError} which names each `$ref` that leads nowhere, on a line of its own.
 */
export function checkReferences({ value, placeOf }: ContractDocument): void {
  const lost = [...lostReferences(value, value)];
  if (lost.length === 0) return;
  const lines = lost.map(({ path, target }) => `${placeOf(path)}: The $ref ${target} leads nowhere`);
  throw new ContractDocumentError(lines.join("\n"));
}

function* lostReferences(
  document: unknown,
  part: unknown,
  path: readonly string[] = [],
): Generator<{ path: Path; target: string }> {
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
  const keys = pointer.slice(2).split("/").map(keyOf);
  return keys.reduce((part: unknown, key) => (part as Record<string, unknown> | undefined)?.[key], document);
}

/** A key, as a fragment of a URL writes it (RFC 6901, section 6). */
function keyOf(step: string): string {
  return decodeURIComponent(step).replaceAll("~1", "/").replaceAll("~0", "~");
}
