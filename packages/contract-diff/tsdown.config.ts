import { defineBuild } from "@conomyhq/tsdown-config";
import type { UserConfig } from "tsdown";

const config: UserConfig = defineBuild({
  entry: {
    ...{ index: "src/index.ts", cli: "src/cli.ts" },
    ...{ "redocly-host": "src/find/redocly-host.ts", "types-host": "src/types/types-host.ts" },
  },
  format: "esm",
  // How the code is cut into chunks changes with every import, and is nobody's business.
  outputOptions: { chunkFileNames: "chunk-[name].js" },
  copy: ["src/find/redocly-diff.yaml"],
});

export default config;
