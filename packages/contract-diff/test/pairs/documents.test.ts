import { describe, expect, it } from "vitest";
import { largest } from "../../src/bump.ts";
import { rateDocuments } from "../compare-schemas.ts";
import { documents } from "./documents.ts";

describe.each(documents)("$name", ({ base, revision, forwards, backwards }) => {
  it.each([
    ["forwards", forwards, base, revision],
    ["backwards", backwards, revision, base],
  ] as const)("%s: %s", async (_, wanted, from, to) => {
    const changes = await rateDocuments(from, to);
    const messages = changes.map(({ message }) => message);
    expect({ level: largest(changes.map(({ level }) => level)), messages }).toMatchObject({ level: wanted });
  });
});
