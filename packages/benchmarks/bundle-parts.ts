import { fileURLToPath } from "node:url";
import { build, transform } from "esbuild";
import { bundling, type Size, sizeOf } from "./bundle-size.ts";

/** What one part of the client adds to a bundle. */
export interface Part extends Size {
  name: string;
}

/** A bundle, and what its parts add. */
export interface Parts {
  whole: Size;
  /** The largest first. */
  parts: Part[];
}

const folder = fileURLToPath(new URL("../client", import.meta.url));

/**
 * Takes the client's bundle apart by source module. `minified` is esbuild's own attribution; `gzip` is what the
 * compressed bundle would lose without the part, so the parts add up to less than the whole: what two parts repeat is
 * charged to neither.
 */
export async function bundleParts(): Promise<Parts> {
  const options = {
    ...bundling,
    absWorkingDir: folder,
    stdin: {
      contents: 'import { createConomyClient } from "./src/index.ts"; globalThis.conomy = createConomyClient;',
      resolveDir: folder,
    },
    legalComments: "none",
  } as const;
  const { metafile, outputFiles } = await build({ ...options, minify: true, metafile: true });
  const [output] = Object.values(metafile.outputs);
  const minified = sumByPart(
    Object.entries(output?.inputs ?? {}).map(([path, { bytesInOutput }]) => [path, bytesInOutput]),
  );

  // With its white space, the same bundle names the module before each one's code.
  const { outputFiles: readable } = await build({ ...options, minifyIdentifiers: true, minifySyntax: true });
  const modules = await Promise.all(
    splitByModule(readable[0]?.text ?? "").map(async ({ path, code }) => ({
      part: toPart(path),
      code: (await transform(code, { minifyWhitespace: true })).code.trim(),
    })),
  );
  const gzip = gzipByPart(modules);

  return {
    whole: sizeOf(outputFiles[0]?.text ?? ""),
    parts: [...minified]
      .map(([name, bytes]) => ({ name, minified: bytes, gzip: gzip.get(name) ?? 0 }))
      .filter((part) => part.minified > 0)
      .sort((a, b) => b.minified - a.minified),
  };
}

/** The part that a module belongs to: its package, its folder in `src`, or its own name there. */
export function toPart(path: string): string {
  const [, foreign] = /.*node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(path) ?? [];
  const [, own] = /^src\/([^/]+?)(?:\.ts)?(?:\/.*)?$/.exec(path) ?? [];
  return foreign ?? own ?? "the import itself";
}

/** The code of each module of a bundle that esbuild wrote with white space. */
export function splitByModule(bundle: string): { path: string; code: string }[] {
  const [head, ...rest] = bundle.split(/^\/\/ (\S+)$/m);
  if (rest.length === 0 || head?.trim()) throw new Error("esbuild no longer names each module in a comment before it.");
  return Array.from({ length: rest.length / 2 }, (_, at) => ({ path: rest[2 * at]!, code: rest[2 * at + 1]! }));
}

/** What the compressed code loses without each part. */
export function gzipByPart(modules: readonly { part: string; code: string }[]): Map<string, number> {
  const compressed = (kept: typeof modules) => sizeOf(kept.map(({ code }) => code).join("")).gzip;
  const whole = compressed(modules);
  const names = new Set(modules.map(({ part }) => part));
  return new Map([...names].map((name) => [name, whole - compressed(modules.filter(({ part }) => part !== name))]));
}

function sumByPart(modules: [path: string, bytes: number][]): Map<string, number> {
  const sums = new Map<string, number>();
  for (const [path, bytes] of modules) sums.set(toPart(path), (sums.get(toPart(path)) ?? 0) + bytes);
  return sums;
}
