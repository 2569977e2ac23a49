import { defineConfig, type UserConfig } from "tsdown";

const shared: UserConfig = {
  entry: ["src/index.ts"],
  target: "node20",
  platform: "neutral",
  // Editors read the comments of the declarations; in the code they would only be bytes.
  outputOptions: { comments: false },
  // Half the bytes that a consumer installs; docs/adr/0006-minified-with-class-names.md weighs them against stack traces.
  minify: { compress: true, codegen: true, mangle: { keepNames: { class: true, function: false } } },
};

// One set of declarations serves both formats: `index.d.mts` repeats that of CommonJS.
const config: UserConfig[] = defineConfig([
  { ...shared, format: "esm", dts: false },
  { ...shared, format: "cjs", dts: true, clean: false },
]);

export default config;
