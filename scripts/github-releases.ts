import { fileURLToPath } from "node:url";
import { fail, runCommand } from "../packages/command/command.ts";
import { createGitHubRelease } from "../packages/release/github.ts";
import { readManifest } from "../packages/release/manifest.ts";

const usage = `Usage: node scripts/github-releases.ts

Makes a tag and a release on GitHub for each package of reports/release, with its notes and its bill of materials. Only the
workflow calls it.
GITHUB_TOKEN, GITHUB_REPOSITORY and GITHUB_SHA say where.

  -h, --help  this text
`;

await runCommand({ usage }, async () => {
  const { GITHUB_API_URL: api = "https://api.github.com", GITHUB_REPOSITORY, GITHUB_SHA, GITHUB_TOKEN } = process.env;
  if (!GITHUB_REPOSITORY || !GITHUB_SHA || !GITHUB_TOKEN) fail("Set GITHUB_TOKEN, GITHUB_REPOSITORY and GITHUB_SHA.");
  const github = { api, repository: GITHUB_REPOSITORY, commit: GITHUB_SHA, token: GITHUB_TOKEN };
  const folder = fileURLToPath(new URL("../reports/release", import.meta.url));
  for (const released of readManifest(folder).packages) {
    const isNew = await createGitHubRelease(github, released, folder);
    console.log(`${released.name}@${released.version}${isNew ? "" : " exists already."}`);
  }
});
