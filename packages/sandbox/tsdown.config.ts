import { defineBuild } from "@conomyhq/tsdown-config";
import type { UserConfig } from "tsdown";
import { text } from "./text.ts";
import { yaml } from "./yaml.ts";

const plugins = [yaml, text];

const config: UserConfig[] = [
  defineBuild({ plugins, entry: ["src/index.ts", "src/cli.ts"], format: "esm" }),
  defineBuild({ plugins, entry: ["src/index.ts"], format: "cjs", clean: false }),
];

export default config;
