import { isBuiltin } from "node:module";
import { join } from "node:path";
import { build } from "esbuild";
import type { PackedPackage } from "./pack.ts";

/** Follows every import from a package's entries: each must lead to a file of the package, or to what it depends on. */
export async function checkImports({ folder, manifest }: PackedPackage): Promise<string[]> {
  const dependencies = Object.keys(manifest.dependencies ?? {});
  const faults: string[] = [];
  const entries = [manifest.exports, manifest.bin].flatMap(filesOf).filter((file) => /\.[cm]?js$/.test(file));
  const result = await build({
    absWorkingDir: folder,
    // By names of our own: index.js and index.cjs would become the same file.
    entryPoints: Object.fromEntries([...new Set(entries)].map((file, index) => [String(index), join(folder, file)])),
    bundle: true,
    write: false,
    outdir: "out",
    platform: "node",
    format: "esm",
    logLevel: "silent",
    plugins: [
      {
        name: "what it depends on",
        setup({ onResolve }) {
          onResolve({ filter: /^[^./]/ }, ({ path, importer, kind }) => {
            if (kind === "entry-point") return undefined;
            const name = path.split("/", path.startsWith("@") ? 2 : 1).join("/");
            if (!isBuiltin(path) && !dependencies.includes(name)) {
              faults.push(`${importer.slice(folder.length + 1)} imports ${name}, which is not in \`dependencies\`.`);
            }
            return { external: true };
          });
        },
      },
    ],
  }).catch((error: { errors?: { text: string; location: { file: string; line: number } | null }[] }) => {
    if (!error.errors) throw error;
    return error as { errors: NonNullable<typeof error.errors> };
  });
  for (const { text, location } of result.errors) faults.push(`${location?.file}:${location?.line}: ${text}`);
  return [...new Set(faults)];
}

/** The files that `exports` or `bin` lead to. */
function filesOf(value: unknown): string[] {
  if (typeof value === "string") return [value];
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(filesOf) : [];
}
