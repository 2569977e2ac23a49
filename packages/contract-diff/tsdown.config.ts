import { defineBuild } from "@conomyhq/tsdown-config";
import type { UserConfig } from "tsdown";

const config: UserConfig = defineBuild({
  entry: { index: "src/index.ts", cli: "src/cli.ts", "redocly-host": "src/find/redocly-host.ts" },
  format: "esm",
  copy: ["src/find/redocly-diff.yaml"],
});

export default config;
