import { readFileSync, writeFileSync } from "node:fs";
import { defineConfig, type UserConfig } from "tsdown";

// Node prints the line that threw an error which nobody caught: no 20 kB of it. The first statement after 500 bytes gets a line of its own.
const lines: UserConfig["plugins"] = {
  name: "lines",
  generateBundle(_, bundle) {
    for (const chunk of Object.values(bundle)) {
      if (chunk.type !== "chunk") continue;
      let start = 0;
      const code: string[] = [];
      for (const statement of this.parse(chunk.code).body) {
        if (statement.start - start < 500) continue;
        code.push(chunk.code.slice(start, statement.start));
        start = statement.start;
      }
      chunk.code = [...code, chunk.code.slice(start)].join("\n");
    }
  },
};

const shared: UserConfig = {
  entry: ["src/index.ts"],
  target: "node20",
  platform: "neutral",
  // Editors read the comments of the declarations; in the code they would only be bytes.
  outputOptions: { comments: false },
  plugins: [lines],
  // Half the bytes that a consumer installs; docs/adr/0006-minified-with-class-names.md weighs them against stack traces.
  minify: { compress: true, codegen: true, mangle: { keepNames: { class: true, function: false } } },
};

// In CommonJS openapi-fetch's function is its `default`. The bundler would add 500 bytes that ask for that at run time.
const required: UserConfig["plugins"] = {
  name: "required",
  resolveId: {
    order: "pre",
    handler: (id, importer) => (id === "openapi-fetch" && importer?.endsWith("/send.ts") ? "\0required" : undefined),
  },
  load: (id) => (id === "\0required" ? 'export default require("openapi-fetch").default' : undefined),
};

/**
 * Takes what nobody needs from the declarations, 1,300 bytes: spaces that tabs replace, `type` in the list of exports, and the
 * comments of what is not exported.
 */
function shorten(): void {
  const file = "dist/index.d.cts";
  const text = readFileSync(file, "utf8");
  const exported = /^export \{.*/m.exec(text)?.[0] ?? "";
  const commented = /\/\*\*(?:(?!\*\/)[\s\S])*\*\/\n((?:declare )?(?:const|interface|type) (\w+))/g;
  const short = text
    .replace(commented, (all, rest: string, name: string) => (new RegExp(`\\b${name}\\b`).test(exported) ? all : rest))
    .replace(/^( {2})+/gm, (spaces) => "\t".repeat(spaces.length / 2))
    .replace(exported, (list) => list.replaceAll("type ", ""));
  writeFileSync(file, short);
}

// One set of declarations serves both formats: `index.d.mts` repeats that of CommonJS.
const config: UserConfig[] = defineConfig([
  { ...shared, format: "esm", dts: false },
  { ...shared, format: "cjs", dts: true, clean: false, plugins: [required, lines], onSuccess: shorten },
]);

export default config;
