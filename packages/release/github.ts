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
 * Makes the tag and the release of a package on GitHub, with its notes. One that is there is left as it is.
 *
 * @returns whether it was made.
 * @throws {Error} if GitHub refuses.
 */
export async function createGitHubRelease(github: GitHub, { name, version, notes }: ReleasedPackage): Promise<boolean> {
  const tag = `${name}@${version}`;
  if ((await call(github, `releases/tags/${encodeURIComponent(tag)}`)).ok) return false;
  await call(github, "releases", {
    ...{ tag_name: tag, name: `${name} ${version}`, body: notes },
    ...{ target_commitish: github.commit, prerelease: version.includes("-") },
  });
  return true;
}

async function call({ api, repository, token }: GitHub, path: string, body?: object): Promise<Response> {
  const response = await fetch(`${api}/repos/${repository}/${path}`, {
    headers: { accept: "application/vnd.github+json", authorization: `Bearer ${token}` },
    ...(body && { method: "POST", body: JSON.stringify(body) }),
  });
  if (!response.ok && !(response.status === 404 && !body)) {
    throw new Error(`GitHub returned status ${response.status} for ${path}.`);
  }
  return response;
}
