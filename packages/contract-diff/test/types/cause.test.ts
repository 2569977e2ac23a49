import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import { compare } from "../../src/compare.ts";

const contractWith = (state: object) => {
  const schema = { type: "object", required: ["state"], properties: { state } };
  const responses = { 200: { description: "It.", content: { "application/json": { schema } } } };
  const paths = { "/switch": { get: { operationId: "read", responses } } };
  return JSON.stringify({ openapi: "3.1.0", info: { title: "Switch", version: "1.0.0" }, paths });
};

async function messagesOf(base: object, revision: object): Promise<string[]> {
  const cwd = mkdtempSync(join(tmpdir(), "contract-diff-cause-"));
  try {
    writeFileSync(join(cwd, "base.json"), contractWith(base));
    writeFileSync(join(cwd, "revision.json"), contractWith(revision));
    const { bump, typescript } = await compare("base.json", "revision.json", { cwd, typescript: true });
    expect(bump).toBe("major");
    return typescript.map(({ message }) => message);
  } finally {
    rmSync(cwd, { recursive: true });
  }
}

const values = ["on", "off"];
const same = "The values are the same as before: only the generated types differ.";

it("types that gain null while an enum goes on without it are told to break alone", async () => {
  const messages = await messagesOf({ type: "string", enum: values }, { type: ["string", "null"], enum: values });
  expect(messages).toEqual([expect.stringMatching(`may now be null: .* ${same}$`)]);
});

it("types that gain null together with the values are not", async () => {
  const messages = await messagesOf({ type: "string" }, { type: ["string", "null"] });
  expect(messages).toEqual([expect.not.stringContaining(same)]);
});
