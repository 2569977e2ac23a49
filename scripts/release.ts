import { fileURLToPath } from "node:url";
import { type CommandOptions, misuse, runCommand } from "@conomyhq/command";
import { createRegistry } from "@conomyhq/release/registry";
import { type ReleaseOptions, release } from "@conomyhq/release/release";
import { releaseSnapshot } from "@conomyhq/release/snapshot";
import { note, step } from "./lib/steps.ts";
import { turbo } from "./lib/turbo.ts";

const usage = `Usage: pnpm release [--dry-run] [--registry URL]
       pnpm release --snapshot NAME [--dry-run] [--registry URL]

Publishes the packages whose version the registry does not have: builds, packs, checks the packed files, publishes them,
tags the commit, and writes release notes to reports/release. If one check fails, nothing is published. An interrupted
release is resumed by calling it again. First run \`pnpm version-packages\`, and commit. Afterwards: \`git push --tags\`.

  --dry-run        show all of it, and change nothing outside of reports/release
  --snapshot NAME  release what is committed under the dist-tag NAME, with a version that no other release has
  --registry URL   publish there (default: the registry of npm's settings)
  -h, --help       this text
`;

const options = {
  "dry-run": { type: "boolean", default: false },
  snapshot: { type: "string" },
  registry: { type: "string" },
} satisfies CommandOptions;

await runCommand({ usage, options }, async ({ values }) => {
  const { snapshot, registry } = values;
  if (snapshot !== undefined && !/^[a-z][a-z0-9-]*$/.test(snapshot)) {
    misuse(`--snapshot ${snapshot} is no name for a dist-tag: lower-case letters, digits and hyphens, a letter first.`);
  }
  if (snapshot === "latest") misuse("--snapshot latest would replace the release that everybody installs.");
  if (registry !== undefined && !URL.canParse(registry)) misuse(`--registry ${registry} is no URL.`);

  const root = fileURLToPath(new URL("..", import.meta.url));
  const how: ReleaseOptions = {
    root,
    registry: createRegistry(registry),
    target: `${root}reports/release`,
    dryRun: values["dry-run"],
    step,
    note,
  };
  if (snapshot !== undefined) return releaseSnapshot(snapshot, how);
  await step("Build", () => turbo("build"));
  await release(how);
});
