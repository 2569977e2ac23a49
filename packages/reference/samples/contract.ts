import { fileURLToPath } from "node:url";
import { bundle, loadConfig, type Oas3_1Definition, type Oas3Operation } from "@redocly/openapi-core";
import type { CodeSample } from "./samples.ts";

/** An operation as the page gets it, for tests. */
export interface SampledOperation extends Oas3Operation {
  operationId: string;
  method: string;
  path: string;
  "x-codeSamples": CodeSample[];
  examples: [name: string | undefined, body: unknown][];
}

/** The contract's operations, without references and with the samples that the page shows. */
export async function sampledOperations(file = "../../../openapi/conomy.yaml"): Promise<SampledOperation[]> {
  const config = await loadConfig({ configPath: fileURLToPath(new URL("../redocly.yaml", import.meta.url)) });
  const ref = fileURLToPath(new URL(file, import.meta.url));
  const { parsed } = (await bundle({ ref, config, dereference: true })).bundle;
  return Object.entries((parsed as Oas3_1Definition).paths ?? {}).flatMap(([path, item]) =>
    Object.entries(item).map(([method, operation]) => ({
      ...operation,
      method: method.toUpperCase(),
      path,
      examples: examplesOf(operation),
    })),
  ) as SampledOperation[];
}

function examplesOf({ requestBody }: Oas3Operation): SampledOperation["examples"] {
  const content = requestBody && "content" in requestBody ? requestBody.content["application/json"] : undefined;
  const named = Object.entries(content?.examples ?? {});
  return named.length > 0 ? named.map(([name, example]) => [name, Object(example).value]) : [[undefined, undefined]];
}

/** How the page calls the sample of an operation's named example in a language. */
export function labelOf(language: string, example: string | undefined, index: number): string {
  return index > 0 ? `${language} (${example})` : language;
}
