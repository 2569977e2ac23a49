import { runCommand } from "@conomyhq/command";
import { buildPage } from "./build-page.ts";

const usage = `Usage: pnpm build:docs

Builds the reference, packages/reference/dist/index.html, from openapi/conomy.yaml.
`;

await runCommand({ usage }, () => buildPage({ output: "dist/index.html" }));
