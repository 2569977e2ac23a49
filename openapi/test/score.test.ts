import { expect, test } from "vitest";
import { redocly, root } from "./lint.ts";

// Constraints, parameters and schemas score what the vendor documents; nothing is written into the contract for them.
test("redocly scores full marks for everything that is ours to write", async () => {
  const { output } = await redocly(root, "score", "openapi/conomy.yaml", "--format=json");
  const { subscores } = JSON.parse(output.slice(output.indexOf("{"), output.lastIndexOf("}") + 1));
  expect(subscores).toMatchObject({
    documentationQuality: 1,
    exampleCoverage: 1,
    errorClarity: 1,
    dependencyClarity: 1,
    identifierClarity: 1,
    polymorphismClarity: 1,
  });
}, 30_000);
