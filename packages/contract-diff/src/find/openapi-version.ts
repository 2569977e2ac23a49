import type { Difference } from "../change.ts";
import type { Contract, Versions } from "../contract/contract.ts";

/** Finds that a contract is written in another version of OpenAPI, where the engine cannot see it: it reads all in one. */
export function findVersion({ base, revision }: Versions): Difference[] {
  if (base.openapi === revision.openapi || base.document.openapi !== revision.document.openapi) return [];
  const place = (contract: Contract) => ({
    ...{ pointer: "#/openapi", value: contract.openapi },
    ...contract.placeOf("#/openapi"),
  });
  return [
    {
      ...{ path: "#", typeName: "Root", kind: "modified", property: "openapi" },
      engine: { level: "patch", ruleId: "openapi-version-changed" },
      ...{ base: place(base), revision: place(revision) },
    },
  ];
}
