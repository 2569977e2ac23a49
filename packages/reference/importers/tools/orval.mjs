import { readFileSync } from "node:fs";
import { generate } from "orval";
import { functionOf } from "../source.mjs";

export async function read(document) {
  const target = `${document}.orval.ts`;
  await generate({ input: document, output: { target, client: "fetch" } });
  const source = readFileSync(target, "utf8");
  return { operations: source.match(/^export const \w+ = async \(/gm).length, patch: functionOf(source) };
}
