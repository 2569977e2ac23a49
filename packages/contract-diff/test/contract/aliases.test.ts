import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it, onTestFinished } from "vitest";
import { compare } from "../../src/compare.ts";

const contract = (properties: string) => `openapi: 3.1.0
info:
  title: Aliases
  version: 1.0.0
paths:
  /a:
    post:
      requestBody:
        content:
          application/json:
            schema:
              type: object
              properties:
${properties}
      responses:
        "200":
          description: Fine.
`;

it("a break is seen behind a YAML alias, and its place is that of the text", async () => {
  const folder = mkdtempSync(join(tmpdir(), "aliases-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  writeFileSync(
    join(folder, "base.yaml"),
    contract("                a: &text { type: string }\n                b: *text"),
  );
  writeFileSync(
    join(folder, "revision.yaml"),
    contract("                a: &text { type: string }\n                b: { type: number }"),
  );
  const { bump, changes } = await compare("base.yaml", "revision.yaml", { cwd: folder, typescript: false });
  expect(bump).toBe("major");
  expect(changes).toMatchObject([
    {
      message: "The type of `b` in the request body of `POST /a` changed from `string` to `number`.",
      base: { file: "base.yaml", line: 14 },
      revision: { file: "revision.yaml", line: 15, col: 22 },
    },
  ]);
});
