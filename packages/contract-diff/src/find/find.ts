import type { Difference } from "../change.ts";
import type { Versions } from "../contract/contract.ts";
import { findExamples } from "./examples.ts";
import { findKnownValues } from "./known-values.ts";
import { findVersion } from "./openapi-version.ts";
import { findWithRedocly } from "./redocly-diff.ts";
import { findScopes } from "./scopes.ts";

const looks = [findKnownValues, findExamples, findScopes, findVersion];

/** Finds what differs between two contracts: what the engine sees, and what it does not see, or not whole. */
export async function find(versions: Versions): Promise<Difference[]> {
  // The engine works in a process of its own, so it is asked first.
  const [reported, own] = await Promise.all([
    findWithRedocly(versions),
    Promise.resolve().then(() => looks.flatMap((look) => look(versions))),
  ]);
  const fields = new Set(own.map(({ path, property }) => `${path}/${property}`));
  const isOwn = ({ base, revision }: Difference) =>
    [base, revision].some((place) => place !== undefined && fields.has(place.pointer));
  return [...reported.filter((difference) => !isOwn(difference)), ...own];
}
