import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { fail, runCommand } from "@conomyhq/command";
import { formatProblems, getTotals, lint, loadConfig } from "@redocly/openapi-core";

const root = fileURLToPath(new URL("..", import.meta.url));

const usage = `Usage: pnpm lint

Lints what redocly.yaml lists under \`apis\`. Each finding is shown with its file, line and column, from the repository's root.

Exit codes: 0 nothing found, 1 something found.
`;

// `redocly lint` shows paths from the folder that it runs in, and advises to hide findings in an ignore file.
await runCommand({ usage }, async () => {
  const config = await loadConfig({ configPath: join(root, "redocly.yaml") });
  const documents = Object.entries(config.resolvedConfig.apis ?? {});
  const found = documents.map(([alias, api]) =>
    lint({ ref: join(root, api.root), config: config.forAlias(alias) }).catch((error) => unreadable(error, api.root)),
  );
  const problems = (await Promise.all(found)).flat();
  const totals = getTotals(problems);
  formatProblems(problems, { format: "codeframe", cwd: root, totals, color: process.stderr.isTTY === true });
  if (problems.length > 0) fail(`${problems.length === 1 ? "One finding" : `${problems.length} findings`}.`);
  console.log(`No findings in ${documents.map(([, api]) => api.root).join(", ")}.`);
});

/** Redocly ends with the first document that is no YAML, and names it from the root of the machine; or not, if it is empty. */
function unreadable(error: Error, file: string): never {
  const [, reason, culprit = "", line, column] = /^(.*) in "(.*)" \((\d+):(\d+)\)$/.exec(error.message) ?? [];
  if (reason !== undefined) fail(`${relative(root, culprit)}:${line}:${column} cannot be read as YAML: ${reason}.`);
  if (!error.message.startsWith("Document must be JSON object")) throw error;
  fail(`${file}:1:1 is no OpenAPI document: it is empty, or it is not an object.`);
}
