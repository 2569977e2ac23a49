import { readFileSync } from "node:fs";
import { ContractDiffFailure } from "../failure.ts";
import { readArtifact } from "./artifact.ts";
import { comment } from "./comment.ts";

/**
 * Posts a report to the pull request of the workflow run that triggered this one, or updates the comment that is there. The
 * report is data: nothing in it chooses the pull request or calls anybody.
 *
 * @param marker - Tells the comment from all others.
 * @returns the exit code: 1 if GitHub refused.
 * @throws {ContractDiffFailure} if it was called wrongly.
 */
export async function post([file, ...more]: string[], marker: string): Promise<number> {
  const { GITHUB_TOKEN: token, GITHUB_REPOSITORY: repository, GITHUB_EVENT_PATH: event } = process.env;
  if (file === undefined || more.length > 0) {
    throw new ContractDiffFailure("Name one report: contract-diff comment REPORT.md. See --help.", 2);
  }
  if (!token || !repository || !event) {
    throw new ContractDiffFailure("Set GITHUB_TOKEN, GITHUB_REPOSITORY and GITHUB_EVENT_PATH.", 2);
  }
  const api = process.env.GITHUB_API_URL ?? "https://api.github.com";
  try {
    const [report, about] = [readArtifact(file), JSON.parse(readFileSync(event, "utf8"))];
    process.stdout.write(`Comment: ${await comment(report, about, { api, token, repository, marker })}.\n`);
    return 0;
  } catch (error) {
    console.error((error as Error).message.replaceAll(token, "***"));
    return 1;
  }
}
