import { mergeConfig, type UserConfig } from "tsdown";
import { licences } from "./licences.ts";

const shared: UserConfig = {
  target: "node22",
  platform: "node",
  dts: true,
  hash: false,
  fixedExtension: false,
  plugins: [licences],
  // A package that is neither is written so that it can only be loaded, not bundled.
  inputOptions: { resolve: { mainFields: ["module", "main"] } },
  // What is bundled is not installed: no package more for whoever uses what is built.
  deps: { onlyBundle: ["jsonc-parser", "leven", "yaml"] },
  outputOptions: { comments: false },
};

/** The configuration of a package's build: the shared one, and what it alone needs. Lists are added up. */
export function defineBuild(own: UserConfig): UserConfig {
  return mergeConfig(shared, own);
}
