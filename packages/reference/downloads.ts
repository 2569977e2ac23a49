import { copyFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { bundle, createConfig, loadConfig } from "@redocly/openapi-core";
import { type ApiDescription, llmsText, markdownPage } from "./markdown-page.ts";

const contract = join(import.meta.dirname, "../../openapi/conomy.yaml");
const configPath = join(import.meta.dirname, "redocly.yaml");

/** Writes the files that lie beside the page. `pages/downloads.md` lists them. */
export async function writeDownloads(folder: string): Promise<void> {
  const plain = await createConfig({});
  const [asWritten, dereferenced, forReaders] = await Promise.all([
    bundle({ ref: contract, config: plain }),
    bundle({ ref: contract, config: plain, dereference: true }),
    bundle({ ref: contract, config: await loadConfig({ configPath }), dereference: true }),
  ]);
  const reference = forReaders.bundle.parsed as ApiDescription;
  await Promise.all([
    copyFile(contract, join(folder, "conomy.yaml")),
    writeFile(join(folder, "conomy.json"), json(asWritten.bundle.parsed)),
    writeFile(join(folder, "conomy.dereferenced.json"), json(dereferenced.bundle.parsed)),
    writeFile(join(folder, "conomy.md"), markdownPage(reference)),
    writeFile(join(folder, "llms.txt"), llmsText(reference)),
  ]);
}

const json = (value: unknown) => `${JSON.stringify(value, null, 2)}\n`;
