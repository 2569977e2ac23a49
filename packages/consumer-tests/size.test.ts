import { gzipSync } from "node:zlib";
import { build } from "esbuild";
import { expect, it } from "vitest";

// Raise a ceiling only in the commit that causes the growth, and say why there.
const ceiling = 6_500;

it(`the client with everything it depends on is at most ${ceiling} bytes, minified and gzipped`, async () => {
  const { outputFiles } = await build({
    stdin: {
      contents: 'import { createConomyClient } from "@conomyhq/client"; globalThis.conomy = createConomyClient;',
      resolveDir: import.meta.dirname,
    },
    bundle: true,
    format: "esm",
    minify: true,
    platform: "node",
    write: false,
  });
  const size = gzipSync(outputFiles[0]?.contents ?? "", { level: 9 }).byteLength;
  console.log(`client, min+gzip: ${size} bytes`);
  expect(size).toBeGreaterThan(1_000);
  expect(size).toBeLessThanOrEqual(ceiling);
});
