import { readFileSync } from "node:fs";
import { createClient } from "@hey-api/openapi-ts";
import { functionOf } from "../source.mjs";

export async function read(document) {
  const plugins = ["@hey-api/typescript", "@hey-api/sdk", "@hey-api/client-fetch"];
  await createClient({ input: document, output: `${document}.hey-api`, plugins });
  const source = readFileSync(`${document}.hey-api/sdk.gen.ts`, "utf8");
  return { operations: source.match(/^export const \w+ = </gm).length, patch: functionOf(source) };
}
