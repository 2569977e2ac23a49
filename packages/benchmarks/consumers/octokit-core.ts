import { Octokit } from "@octokit/core";

const octokit = new Octokit({ auth: "token" });
const { data } = await octokit.request("PATCH /repos/{owner}/{repo}", { owner: "ana", repo: "a", name: "b" });
void data.full_name;
