import type { Difference } from "../change.ts";
import type { Versions } from "../contract/contract.ts";
import { findExamples } from "./examples.ts";
import { findKnownValues } from "./known-values.ts";
import { findVersion } from "./openapi-version.ts";
import { findWithRedocly } from "./redocly-diff.ts";
import { findScopes } from "./scopes.ts";

/** Finds what differs between two contracts: what the engine sees, and what it does not see, or not whole. */
export async function find(versions: Versions): Promise<Difference[]> {
  const own = [findKnownValues, findExamples, findScopes, findVersion].flatMap((look) => look(versions));
  const fields = new Set(own.map(({ path, property }) => `${path}/${property}`));
  const isOwn = ({ base, revision }: Difference) =>
    [base, revision].some((place) => place !== undefined && fields.has(place.pointer));
  return [...(await findWithRedocly(versions)).filter((difference) => !isOwn(difference)), ...own];
}
