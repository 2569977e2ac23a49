import { describe, expect, it } from "vitest";
import { largest } from "../../src/bump.ts";
import { operationsOf } from "../../src/change.ts";
import { rateDocuments } from "../compare-schemas.ts";
import { documentOfPaths, operationPairs } from "./operations.ts";

describe.each(["forwards", "backwards"] as const)("an edit of an operation, %s", async (way) => {
  const [from, to] = way === "forwards" ? (["base", "revision"] as const) : (["revision", "base"] as const);
  const document = (version: "base" | "revision") => documentOfPaths(operationPairs.map((pair) => pair[version]));
  const changes = await rateDocuments(document(from), document(to));

  it.each(operationPairs.map((pair, index) => ({ ...pair, index })))("$name", ({ index, [way]: wanted }) => {
    const own = changes.filter((change) => operationsOf(change).some((name) => `${name} `.includes(`/pair-${index} `)));
    expect({
      level: largest(own.map(({ level }) => level)),
      messages: own.map(({ message }) => message),
    }).toMatchObject({
      level: wanted,
    });
  });
});
