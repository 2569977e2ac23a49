import { join, resolve } from "node:path";
import { type CommandOptions, runCommand } from "@conomyhq/command";
import { buildPage } from "./build-page.ts";
import { writeDownloads } from "./downloads.ts";

const usage = `Usage: pnpm build:docs [--contract-diff FILE]

Builds the reference, packages/reference/dist/index.html, from openapi/conomy.yaml, and what can be downloaded beside it.

  --contract-diff FILE   mark the operations that this report of \`contract-diff --format json\` names, with a link to
                         contract-diff.html beside the page
`;

const options = { "contract-diff": { type: "string" } } satisfies CommandOptions;

await runCommand({ usage, options }, async ({ values }) => {
  // For the decorator, which Redocly loads in a process of its own.
  if (values["contract-diff"]) process.env.CONTRACT_DIFF_REPORT = resolve(values["contract-diff"]);
  await buildPage({ output: "dist/index.html" });
  await writeDownloads(join(import.meta.dirname, "dist"));
});
