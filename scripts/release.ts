import { fileURLToPath } from "node:url";
import { type CommandOptions, misuse, runCommand } from "@conomyhq/command";
import { createRegistry } from "@conomyhq/release/registry";
import { type ReleaseOptions, release } from "@conomyhq/release/release";
import { releaseSnapshot } from "@conomyhq/release/snapshot";
import { checkSnapshotName } from "@conomyhq/release/snapshot-name";
import { note, step } from "./lib/steps.ts";
import { turbo } from "./lib/turbo.ts";

const usage = `Usage: pnpm release [--dry-run] [--registry URL]
       pnpm release --snapshot NAME [--dry-run] [--registry URL]

Publishes the packages whose version the registry does not have: builds, packs, checks the packed files, writes release notes
to reports/release, tags the commit, and publishes. If one check fails, nothing is tagged or published. An interrupted
release is resumed by calling it again, on the same commit. First run \`pnpm version-packages\`, and commit. Afterwards: \`git push --tags\`.

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
  if (snapshot !== undefined) checkSnapshotName(snapshot);
  if (registry !== undefined && !(URL.canParse(registry) && /^https?:\/\//.test(registry))) {
    misuse(`--registry ${registry} is no URL that begins with http:// or https://.`);
  }

  const root = fileURLToPath(new URL("..", import.meta.url));
  const how: ReleaseOptions = {
    root,
    registry: createRegistry(registry),
    target: `${root}reports/release`,
    dryRun: values["dry-run"],
    build: () => turbo("build"),
    step,
    note,
  };
  await (snapshot === undefined ? release(how) : releaseSnapshot(snapshot, how));
});
