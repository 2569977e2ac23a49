import { join } from "node:path";
import { runCommand } from "@conomyhq/command";
import { buildPage } from "./build-page.ts";
import { writeDownloads } from "./downloads.ts";

const usage = `Usage: pnpm build:docs

Builds the reference, packages/reference/dist/index.html, from openapi/conomy.yaml, and what can be downloaded beside it.
`;

await runCommand({ usage }, async () => {
  await buildPage({ output: "dist/index.html" });
  await writeDownloads(join(import.meta.dirname, "dist"));
});
