import type { ContractInput } from "../contract/load.ts";
import { canonicalPath } from "../contract/operation.ts";
import { isObject, pointerTo } from "../contract/pointer.ts";
import { positionsIn } from "../contract/position.ts";
import type { Direction } from "../contract/uses.ts";
import type { Change } from "../rate/rate.ts";
import { areEqual } from "../schema/equal.ts";

/**
 * Finds operations whose requests or answers differ although no change that was found says so: the engine passes over
 * values of `enum` that are lists or objects, for instance. Nobody knows what such a change is, so it counts as breaking.
 */
export function findOverlooked(changes: readonly Change[], base: ContractInput, revision: ContractInput): Change[] {
  const told = new Set(
    changes
      .filter(({ level }) => level !== "none")
      .flatMap(({ operations, directions }) =>
        operations.flatMap((operation) => directions.map((direction) => `${direction} ${operation}`)),
      ),
  );
  return Object.keys(revision.document.paths ?? {}).flatMap((path) => {
    const [before, after] = [base, revision].map(({ document }) => canonicalPath(document, path));
    return Object.keys(after ?? {}).flatMap((method) => {
      const [old, young] = [before?.[method], after?.[method]];
      if (!isObject(old) || !isObject(young)) return [];
      return (["request", "response"] as const)
        .filter((direction) => !areEqual(side(old, direction), side(young, direction)))
        .filter((direction) => {
          const names = [`${method.toUpperCase()} ${path}`, `* ${path}`];
          return !names.some((name) => told.has(`${direction} ${name}`));
        })
        .map((direction) => changeOf(method, path, direction, base, revision));
    });
  });
}

/** Who may call is judged for all operations at once. */
function side({ responses, security, ...request }: Record<string, unknown>, direction: Direction): unknown {
  return direction === "response" ? responses : request;
}

function changeOf(
  method: string,
  path: string,
  direction: Direction,
  base: ContractInput,
  revision: ContractInput,
): Change {
  const operation = `${method.toUpperCase()} ${path}`;
  const pointer = `#${pointerTo("paths", path, method)}`;
  const place = ({ file, text }: ContractInput) => ({ file, pointer, ...positionsIn(text)(pointer, "key") });
  return {
    level: "major",
    rerated: { from: "none", because: "The engine says nothing of it, so nobody knows what it does." },
    operations: [operation],
    directions: [direction],
    kind: "modified",
    ruleId: "overlooked-by-the-engine",
    message: `What ${direction === "request" ? "requests" : "answers"} of \`${operation}\` may hold changed.`,
    base: place(base),
    revision: place(revision),
  };
}
