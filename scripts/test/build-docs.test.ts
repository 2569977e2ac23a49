import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, expect, it } from "vitest";
import { createCheckout } from "./checkout.ts";

const checkout = createCheckout();
afterAll(() => checkout.remove());

it("ends at a $ref that leads nowhere, says where it stands and what to do, and builds no page", async () => {
  const contract = join(checkout.folder, "openapi/conomy.yaml");
  const lines = readFileSync(contract, "utf8").split("\n");
  const index = lines.findIndex((line) => line.endsWith('$ref: "#/components/schemas/Customer"'));
  writeFileSync(contract, lines.with(index, `${lines[index]?.slice(0, -1)}s"`).join("\n"));
  const { code, stderr } = await checkout.run("node", "packages/reference/build.ts");
  expect(stderr).toMatch(
    new RegExp(
      `^openapi/conomy\\.yaml:${index + 1}:\\d+: The \\$ref #/components/schemas/Customers leads nowhere\\. Correct the YAML\\.\n$`,
    ),
  );
  expect(code).toBe(1);
  expect(existsSync(join(checkout.folder, "packages/reference/dist/conomy.yaml"))).toBe(false);
});
