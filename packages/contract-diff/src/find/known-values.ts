import { isDeepStrictEqual } from "node:util";
import type { ContractInput } from "../contract/load.ts";
import { at, isObject } from "../contract/pointer.ts";
import { positionsIn } from "../contract/position.ts";
import type { EngineChange } from "./redocly-diff.ts";

const extension = "x-extensible-enum";

/**
 * Finds edits of the values that a schema names as known while others stay possible. The engine reads no extensions; our
 * own generators do, and readers of the reference too.
 */
export function findKnownValueChanges(base: ContractInput, revision: ContractInput): EngineChange[] {
  const schemas = [base, revision].map(({ document }) => at(document, "#/components/schemas"));
  const names = new Set(schemas.flatMap((named) => Object.keys(isObject(named) ? named : {})));
  return [...names].flatMap((name) => {
    const pointer = `#/components/schemas/${name}`;
    const [before, after] = [base, revision].map(({ document }) => at(document, `${pointer}/${extension}`));
    if (isDeepStrictEqual(before, after)) return [];
    const place = ({ file, text }: ContractInput, value: unknown) => ({
      ...{ file, pointer: `${pointer}/${extension}`, value },
      ...positionsIn(text)(`${pointer}/${extension}`, "key"),
    });
    return {
      path: pointer,
      typeName: "Schema",
      kind: "modified" as const,
      impact: "patch" as const,
      property: extension,
      verdicts: [
        {
          ruleId: "known-values-changed",
          impact: "patch" as const,
          message: `The known values of \`${name}\` changed.`,
        },
      ],
      base: place(base, before),
      revision: place(revision, after),
    };
  });
}
