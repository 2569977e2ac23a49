import { readFileSync } from "node:fs";
import { generateZodClientFromOpenAPI } from "openapi-zod-client";
import { parse } from "yaml";
import { functionOf } from "../source.mjs";

export async function read(document) {
  const openApiDoc = parse(readFileSync(document, "utf8"));
  const source = await generateZodClientFromOpenAPI({
    openApiDoc,
    disableWriteToFile: true,
    options: { withAlias: true },
  });
  return { operations: source.match(/\balias: /g).length, patch: functionOf(source) };
}
