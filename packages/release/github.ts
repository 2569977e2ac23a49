import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { ReleasedPackage } from "./manifest.ts";

/** The repository on GitHub that gets a release. */
export interface GitHub {
  /** Such as `https://api.github.com`. */
  api: string;
  /** `OWNER/NAME`. */
  repository: string;
  token: string;
  /** The commit that is tagged. */
  commit: string;
}

/**
 * Makes the tag and the release of a package on GitHub, with its notes and its bill of materials. One that is there is left
 * as it is.
 *
 * @param folder - Where the packed files are.
 * @returns whether it was made.
 * @throws {Error} if GitHub refuses.
 */
export async function createGitHubRelease(github: GitHub, released: ReleasedPackage, folder: string): Promise<boolean> {
  const { name, version, notes, tarball } = released;
  const tag = `${name}@${version}`;
  const releases = `${github.api}/repos/${github.repository}/releases`;
  if ((await call(github, `${releases}/tags/${encodeURIComponent(tag)}`)).ok) return false;
  const release = { tag_name: tag, name: `${name} ${version}`, body: notes, prerelease: version.includes("-") };
  const made = await call(github, releases, JSON.stringify({ ...release, target_commitish: github.commit }));
  const { upload_url: assets } = (await made.json()) as { upload_url: string };
  const bill = tarball.replace(/\.tgz$/, ".cdx.json");
  await call(github, assets.replace(/\{.*/, `?name=${bill}`), readFileSync(join(folder, bill), "utf8"));
  return true;
}

async function call({ token }: GitHub, url: string, body?: string): Promise<Response> {
  const headers = { accept: "application/vnd.github+json", authorization: `Bearer ${token}` };
  const response = await fetch(
    url,
    body === undefined
      ? { headers }
      : { method: "POST", body, headers: { ...headers, "content-type": "application/json" } },
  );
  if (response.ok || (response.status === 404 && body === undefined)) return response;
  throw new Error(`GitHub returned status ${response.status} for ${new URL(url).pathname}.`);
}
