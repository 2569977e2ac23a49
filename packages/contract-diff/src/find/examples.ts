import { isDeepStrictEqual } from "node:util";
import type { Difference } from "../change.ts";
import type { Contract, Versions } from "../contract/contract.ts";
import { isObject, pointerTo } from "../contract/pointer.ts";

/** Parts of a document that hold no example of a body, a parameter or a header, or that the engine reads itself. */
const closed = new Set(["example", "examples", "schema", "schemas", "links", "servers", "security"]);

/** Finds the examples of bodies, parameters and headers that came, went or changed. The engine reads none of them. */
export function findExamples({ base, revision }: Versions): Difference[] {
  const sections = ["paths", "webhooks", "components"];
  return sections.flatMap((section) => {
    const pointer = `#/${section}`;
    return within(base.at(pointer), revision.at(pointer), pointer, { base, revision });
  });
}

function within(old: unknown, now: unknown, path: string, versions: Versions): Difference[] {
  if (!isObject(old) || !isObject(now)) return [];
  const own =
    isDeepStrictEqual(old.example, now.example) || path.split("/").length < 4
      ? []
      : [exampleAt(path, old, now, versions)];
  const inner = Object.keys(now).filter((key) => !closed.has(key));
  return [...own, ...inner.flatMap((key) => within(old[key], now[key], `${path}${pointerTo(key)}`, versions))];
}

function exampleAt(
  path: string,
  { example: old }: Record<string, unknown>,
  { example: now }: Record<string, unknown>,
  { base, revision }: Versions,
): Difference {
  const pointer = `${path}/example`;
  const place = (contract: Contract, value: unknown) => ({ pointer, value, ...contract.placeOf(pointer, "key") });
  return {
    ...{ path, typeName: "Example", kind: "modified", property: "example" },
    engine: { level: "none", ruleId: "example-changed" },
    ...(old !== undefined && { base: place(base, old) }),
    ...(now !== undefined && { revision: place(revision, now) }),
  };
}
