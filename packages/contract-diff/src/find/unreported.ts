import { type Change, type Difference, directionsOf, operationsOf } from "../change.ts";
import type { Contract, Versions } from "../contract/contract.ts";
import { isObject, pointerTo } from "../contract/pointer.ts";
import type { Direction } from "../contract/uses.ts";
import { areEqual } from "../schema/equal.ts";

/** An operation whose requests or responses differ although no change says so. */
export interface Unreported extends Difference {
  operation: string;
  direction: Direction;
}

/**
 * Finds operations whose requests or responses differ although no change that was found says so: the engine passes over
 * values of `enum` that are lists or objects, for instance.
 */
export function findUnreported(changes: readonly Change[], versions: Versions): Unreported[] {
  const reported = new Set(
    changes
      .filter(({ level }) => level !== "none")
      .flatMap((change) =>
        operationsOf(change).flatMap((operation) =>
          directionsOf(change).map((direction) => `${direction} ${operation}`),
        ),
      ),
  );
  return Object.keys(versions.revision.document.paths ?? {}).flatMap((path) => {
    const base = versions.base.canonicalPath(path);
    return Object.entries(versions.revision.canonicalPath(path)).flatMap(([method, revisionOperation]) => {
      const baseOperation = base[method];
      if (!isObject(baseOperation) || !isObject(revisionOperation)) return [];
      return (["request", "response"] as const)
        .filter((direction) => !areEqual(partOf(baseOperation, direction), partOf(revisionOperation, direction)))
        .filter((direction) => {
          const names = [`${method.toUpperCase()} ${path}`, `* ${path}`];
          return !names.some((name) => reported.has(`${direction} ${name}`));
        })
        .map((direction) => differenceIn(method, path, direction, versions));
    });
  });
}

/** Who may call is judged for all operations at once. */
function partOf({ responses, security, ...request }: Record<string, unknown>, direction: Direction): unknown {
  return direction === "response" ? responses : request;
}

function differenceIn(method: string, path: string, direction: Direction, { base, revision }: Versions): Unreported {
  const operation = `${method.toUpperCase()} ${path}`;
  const pointer = `#${pointerTo("paths", path, method)}`;
  const place = (contract: Contract) => ({ pointer, ...contract.placeOf(pointer) });
  return {
    ...{ path: pointer, typeName: "Operation", kind: "modified", operation, direction },
    engine: { level: "none" },
    ...{ base: place(base), revision: place(revision) },
  };
}
