import { isDeepStrictEqual } from "node:util";
import type { Difference } from "../change.ts";
import type { Contract, Versions } from "../contract/contract.ts";
import { isObject, pointerTo } from "../contract/pointer.ts";

/** Finds edits of the scopes that a flow of OAuth lists, and of what it says of them. The engine reads neither. */
export function findScopes({ base, revision }: Versions): Difference[] {
  const schemes = revision.at("#/components/securitySchemes");
  return keysOf(schemes).flatMap((name) => {
    const flows = `#${pointerTo("components", "securitySchemes", name, "flows")}`;
    return keysOf(revision.at(flows)).flatMap((flow) => scopesOf(`${flows}${pointerTo(flow)}`, base, revision));
  });
}

function scopesOf(path: string, base: Contract, revision: Contract): Difference[] {
  const pointer = `${path}/scopes`;
  const [baseScopes, revisionScopes] = [base.at(pointer), revision.at(pointer)];
  if (!isObject(baseScopes) || !isObject(revisionScopes) || isDeepStrictEqual(baseScopes, revisionScopes)) return [];
  const place = (contract: Contract, value: unknown) => ({ pointer, value, ...contract.placeOf(pointer) });
  return [
    {
      ...{ path, typeName: "SecurityScheme", kind: "modified", property: "scopes" },
      engine: { level: "none", ruleId: "scopes-changed" },
      ...{ base: place(base, baseScopes), revision: place(revision, revisionScopes) },
    },
  ];
}

function keysOf(map: unknown): string[] {
  return isObject(map) ? Object.keys(map) : [];
}
