import { defineConfig, type UserConfig } from "tsdown";
import { licences } from "./licences.ts";
import { text } from "./text.ts";
import { yaml } from "./yaml.ts";

const shared: UserConfig = {
  target: "node22",
  platform: "node",
  dts: true,
  hash: false,
  fixedExtension: false,
  plugins: [yaml, text, licences],
  // A package that is neither is written so that it can only be loaded, not bundled.
  inputOptions: { resolve: { mainFields: ["module", "main"] } },
  // What is bundled is not installed: no package more for whoever uses the sandbox.
  deps: { onlyBundle: ["jsonc-parser", "leven", "yaml"] },
  outputOptions: { comments: false },
};

const config: UserConfig[] = defineConfig([
  { ...shared, entry: ["src/index.ts", "src/cli.ts"], format: "esm" },
  { ...shared, entry: ["src/index.ts"], format: "cjs", clean: false },
]);

export default config;
