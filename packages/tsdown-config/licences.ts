import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

interface Chunks {
  [file: string]: { type: string; moduleIds?: readonly string[] };
}

interface Emitter {
  emitFile(file: { type: "asset"; fileName: string; source: string }): string;
}

/** Puts the licence of each package that the build carries inside its code beside it, as they all ask for. */
export const licences: { name: string; generateBundle(this: Emitter, options: unknown, chunks: Chunks): void } = {
  name: "licences",
  generateBundle(_, chunks) {
    const modules = Object.values(chunks).flatMap(({ moduleIds = [] }) => moduleIds);
    const folders = new Set(modules.map((id) => /^.*\/node_modules\/(?:@[^/]+\/)?[^/]+(?=\/)/.exec(id)?.[0] ?? ""));
    folders.delete("");
    const source = [...folders].map(licenceOf).sort().join("\n");
    this.emitFile({ type: "asset", fileName: "third-party-licences.txt", source });
  },
};

function licenceOf(folder: string): string {
  const { name, version } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
  const file = readdirSync(folder).find((entry) => /^licen[cs]e(\.|$)/i.test(entry));
  if (!file) throw new Error(`${folder} has no licence to carry along.`);
  return `# ${name} ${version}\n\n${readFileSync(join(folder, file), "utf8").trim()}\n`;
}
