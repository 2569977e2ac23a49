import { defineConfig, type UserConfig } from "tsdown";
import { text } from "./text.ts";
import { yaml } from "./yaml.ts";

const shared: UserConfig = {
  target: "node22",
  platform: "node",
  dts: true,
  hash: false,
  fixedExtension: false,
  plugins: [yaml, text],
  // What is bundled is not installed: no package more for whoever uses the sandbox.
  deps: { onlyBundle: ["leven"] },
  outputOptions: { comments: false },
};

const config: UserConfig[] = defineConfig([
  { ...shared, entry: ["src/index.ts", "src/cli.ts"], format: "esm" },
  { ...shared, entry: ["src/index.ts"], format: "cjs", clean: false },
]);

export default config;
