import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { callCommand, type Result, startCommand } from "../command.ts";
import { hostile } from "./documents.ts";

const folder = mkdtempSync(join(tmpdir(), "contract-diff-hostile-"));
afterAll(() => rmSync(folder, { recursive: true }));

const content = { "application/json": { schema: { $ref: "#/components/schemas/S0" } } };
const operation = { operationId: "a", requestBody: { content }, responses: { 200: { description: "Fine.", content } } };
const documentOf = (schemas: object) => ({
  ...{ openapi: "3.1.0", info: { title: "Hostile", version: "1.0.0" }, paths: { "/a": { post: operation } } },
  components: { schemas },
});

function write(base: string, revision: string): string[] {
  writeFileSync(join(folder, "base.json"), base);
  writeFileSync(join(folder, "revision.json"), revision);
  return ["base.json", "revision.json", "--no-gate"];
}

/** What a comparison says: never 1, which is the gate's, and never a stack. */
function expectSaid({ code, stdout, stderr }: Result, says: string): void {
  expect(`${stdout}${stderr}`).not.toMatch(/\n {4}at |call stack/);
  if (code === 0) expect(stdout).toMatch(new RegExp(`revision\\.json: ${says}\n`));
  else expect({ code, stderr }).toEqual({ code: 3, stderr: expect.stringContaining(says) });
}

// What is loaded, and the engine, are not what is waited for.
beforeAll(async () => {
  await callCommand(folder, write(JSON.stringify(documentOf({ S0: {} })), JSON.stringify(documentOf({ S0: true }))));
});

for (const { name, base, revision, says, isLargest } of hostile) {
  it(`${name}, which ends${isLargest ? ", with less than 1 GB" : ""}`, async () => {
    const args = write(JSON.stringify(documentOf(base)), JSON.stringify(documentOf(revision)));
    const result = isLargest
      ? await startCommand(folder, args, "", { NODE_OPTIONS: "--max-old-space-size=1024" })
      : await callCommand(folder, args);
    expectSaid(result, says);
  }, 180_000);
}

it("aliases that double thirty times are refused, with their place", async () => {
  const lists = Array.from({ length: 30 }, (_, index) => `  l${index + 1}: &l${index + 1} [*l${index}, *l${index}]`);
  const yaml = `openapi: 3.1.0\ninfo: { title: Aliases, version: "1" }\npaths: {}\nx-lists:\n  l0: &l0 [a, a]\n${lists.join("\n")}\n`;
  const { code, stderr } = await callCommand(folder, write(yaml, yaml));
  expect({ code, stderr }).toEqual({ code: 3, stderr: expect.stringMatching(/^revision\.json:\d+:\d+: .*alias/) });
});
