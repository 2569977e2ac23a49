import { generateApi } from "swagger-typescript-api";
import { functionOf } from "../source.mjs";

export async function read(document) {
  const { files } = await generateApi({ input: document, output: false, silent: true });
  const source = files.map(({ fileContent }) => fileContent).join("\n");
  return { operations: source.match(/@request /g).length, patch: functionOf(source) };
}
