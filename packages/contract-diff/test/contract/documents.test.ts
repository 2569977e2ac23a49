import { describe, expect, it } from "vitest";
import { largest } from "../../src/bump.ts";
import { rateDocuments } from "../compare-schemas.ts";
import { documentPairs } from "../pairs/document-pairs.ts";
import { securityPairs } from "../pairs/security-pairs.ts";

// What belongs to a whole document or operation: security, servers, webhooks, how parameters are written, documentation.

describe.each(["forwards", "backwards"] as const)("an edit of a document, %s", (way) => {
  it.each([...documentPairs, ...securityPairs])("$name", async ({ before, after, [way]: wanted }) => {
    const changes = await (way === "forwards" ? rateDocuments(before, after) : rateDocuments(after, before));
    const level = largest(changes.map((change) => change.level));
    expect({ level, messages: changes.map(({ message }) => message) }).toMatchObject({ level: wanted });
  });
});
