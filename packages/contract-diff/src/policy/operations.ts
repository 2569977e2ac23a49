import { isDeepStrictEqual } from "node:util";
import { isLess } from "../bump.ts";
import type { Versions } from "../contract/contract.ts";
import { type DescribedOperation, operationsIn } from "../contract/path-operations.ts";
import type { OperationEntry } from "./policy.ts";

/**
 * Finds the decision about operations: each of them has to be named by one, and the one that allows most counts.
 *
 * @param operations - Such as `GET /customers`, or `* /customers` for all of a path.
 */
export function entryFor(
  operations: readonly string[],
  entries: readonly OperationEntry[],
  versions: Versions,
): OperationEntry | undefined {
  const found = operations.map((name) => entries.find((entry) => isNamed(name, entry, versions)));
  return found.reduce(
    (most, entry) => (most && entry && isLess(entry.level, most.level) ? most : most && entry),
    found[0],
  );
}

function isNamed(name: string, { path, method, extension }: OperationEntry, versions: Versions): boolean {
  const [, asked = "", place = ""] = /^(\S+) (.*?)(?: \(callback .*\))?$/s.exec(name) ?? [];
  if (path !== undefined && !matches(place, path)) return false;
  const described = describedAs(asked, place, versions);
  if (described.length === 0) return false;
  if (method !== undefined && !described.every(({ name: own }) => own === method.toUpperCase())) return false;
  return Object.entries(extension ?? {}).every(([key, value]) =>
    described.every(({ operation, item }) => isDeepStrictEqual(operation[key] ?? item[key], value)),
  );
}

/** What the base says of an operation was promised; only of a new one the revision is asked. */
function describedAs(method: string, path: string, { base, revision }: Versions): DescribedOperation[] {
  const baseOperations = operationsIn(base, path);
  const newOperations = operationsIn(revision, path).filter(
    ({ name }) => !baseOperations.some((known) => known.name === name),
  );
  return [...baseOperations, ...newOperations].filter(({ name }) => method === "*" || name === method);
}

/** Whether a path is meant by a pattern. Braces stand for themselves, as in `/customers/{customer-id}`. */
function matches(path: string, pattern: string): boolean {
  const source = pattern
    .split(/(\*\*|\*)/)
    .map((part) => (part === "**" ? ".*" : part === "*" ? "[^/]*" : part.replaceAll(/\W/g, "\\$&")))
    .join("");
  return new RegExp(`^${source}$`, "s").test(path);
}
