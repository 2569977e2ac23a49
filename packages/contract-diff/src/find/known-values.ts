import { isDeepStrictEqual } from "node:util";
import type { Difference } from "../change.ts";
import type { Contract, Versions } from "../contract/contract.ts";
import { isObject, pointerTo } from "../contract/pointer.ts";

const extension = "x-extensible-enum";

/**
 * Finds edits of the values that a schema names as known while others stay possible. The engine reads no extensions; our
 * own generators do, and readers of the reference too.
 */
export function findKnownValues({ base, revision }: Versions): Difference[] {
  const schemas = [base, revision].map((contract) => contract.at("#/components/schemas"));
  const names = new Set(schemas.flatMap((named) => Object.keys(isObject(named) ? named : {})));
  return [...names].flatMap((name) => {
    const path = `#/components/schemas${pointerTo(name)}`;
    const pointer = `${path}/${extension}`;
    if (isDeepStrictEqual(base.at(pointer), revision.at(pointer))) return [];
    const place = (contract: Contract) => ({
      ...{ pointer, value: contract.at(pointer) },
      ...contract.placeOf(pointer),
    });
    return {
      ...{ path, typeName: "Schema", kind: "modified", property: extension },
      engine: {
        level: "patch",
        ruleId: "known-values-changed",
        message: `The known values of \`${name}\` changed.`,
      },
      ...{ base: place(base), revision: place(revision) },
    };
  });
}
