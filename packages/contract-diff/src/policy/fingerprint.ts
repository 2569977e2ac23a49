import { createHash } from "node:crypto";
import type { Change } from "../change.ts";
import type { TypeImpact } from "../types/impact.ts";

/**
 * What tells a change of the contract from all others: the same edit has it again in the next run, wherever it has moved in
 * its file and whatever else changed.
 */
export function fingerprintOf({ kind, property, base, revision }: Omit<Change, "fingerprint" | "level">): string {
  return hash([kind, base?.pointer ?? revision?.pointer, property, base?.value, revision?.value]);
}

/** What tells a break of types from all others. */
export function typeFingerprintOf({ kind, subject, direction, from, to }: TypeImpact): string {
  return hash(["types", kind, subject, direction, from, to]);
}

/** It starts with a letter, so that YAML never reads a number. */
function hash(parts: unknown[]): string {
  const text = JSON.stringify(parts, (_, value) => sorted(value));
  return `f${createHash("sha256").update(text).digest("hex").slice(0, 12)}`;
}

function sorted(value: unknown): unknown {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1)));
}
