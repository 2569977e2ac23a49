import { gzipSync } from "node:zlib";
import { type BuildOptions, build } from "esbuild";
import type { Library } from "./libraries.ts";

/** Bytes of code, minified, and then compressed. */
export interface Size {
  minified: number;
  gzip: number;
}

/** How a consumer for Node would bundle; the size test of `consumer-tests` bundles the same way. */
export const bundling: BuildOptions & { write: false } = {
  bundle: true,
  format: "esm",
  platform: "node",
  write: false,
};

/** What a consumer's bundle grows by when it starts to use a library. */
export async function bundleSize({ name, entry }: Pick<Library, "name" | "entry">): Promise<Size> {
  const { outputFiles } = await build({
    ...bundling,
    stdin: {
      contents: `import { ${entry} as used } from "${name}"; globalThis.conomy = used;`,
      resolveDir: import.meta.dirname,
    },
    minify: true,
  });
  return sizeOf(outputFiles.map(({ text }) => text).join(""));
}

/** The size of code that is minified already. */
export function sizeOf(code: string): Size {
  return { minified: Buffer.byteLength(code), gzip: gzipSync(code, { level: 9 }).byteLength };
}
