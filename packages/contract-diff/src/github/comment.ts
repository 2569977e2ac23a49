import { noChange } from "../report/protocol.ts";
import { defuse } from "./defuse.ts";

/** GitHub refuses longer ones. */
const longest = 65_000;

/** Where and as whom to comment. */
export interface Target {
  api: string;
  token: string;
  /** Such as `conomyhq/typescript-sdk`. */
  repository: string;
  /** Tells the one comment that is updated in place from all others. */
  marker: string;
}

/** What of an event says which pull request is meant. GitHub writes it, not the pull request. */
export interface Event {
  pull_request?: { number: number };
  /** Of a fork that is gone, GitHub knows no repository any more. */
  workflow_run?: { head_branch: string; head_sha: string; head_repository: { owner: { login: string } } | null };
}

/** What became of the comment. */
export type Outcome = "created" | "none needed" | "outdated" | "updated";

/** Keeps one comment of a pull request up to date. A branch that changes nothing gets none, or has its own collapsed. */
export async function comment(report: string, event: Event, target: Target): Promise<Outcome> {
  const pull = await pullOf(event, target);
  if (pull === undefined) return "outdated";
  const existing = await findComment(pull, target);
  const clean = report.trimEnd().endsWith(noChange);
  if (!existing && clean) return "none needed";
  const body = write(report, clean, target);
  if (existing) await call("PATCH", `issues/comments/${existing}`, target, { body });
  else await call("POST", `issues/${pull}/comments`, target, { body });
  return existing ? "updated" : "created";
}

function write(report: string, clean: boolean, target: Target): string {
  const text = defuse(report.replaceAll(noChange, "")).slice(0, longest).trimEnd();
  const [verdict = "", ...rest] = text.split("\n");
  const marker = markerOf(target);
  if (!clean) return `${marker}\n${text}\n`;
  const summary = verdict.replaceAll("**", "");
  const details = rest.join("\n").trim() || "The contract is the same as where this branch began.";
  return `${marker}\n<details><summary>${summary}</summary>\n\n${details}\n\n</details>\n`;
}

/** The open pull request that the event is about, unless its branch has moved on: another run will tell of that. */
async function pullOf({ pull_request, workflow_run: run }: Event, target: Target): Promise<number | undefined> {
  if (pull_request) return pull_request.number;
  if (!run) throw new Error("The event is neither a `pull_request` nor a `workflow_run`.");
  const { head_repository: fork, head_branch: branch, head_sha: sha } = run;
  // A run of a fork names no pull request, but its branch does. Without the fork, all open ones are looked through.
  const head = fork ? `&head=${encodeURIComponent(`${fork.owner.login}:${branch}`)}` : "";
  const isMeant = ({ head }: Pull) => head.sha === sha && head.ref === branch;
  return (await findIn<Pull>(`pulls?state=open${head}&`, target, isMeant))?.number;
}

interface Pull {
  number: number;
  head: { sha: string; ref: string };
}

/** The number of the comment that an earlier run wrote. People can write the marker too, so theirs do not count. */
async function findComment(pull: number, target: Target): Promise<number | undefined> {
  const isOwn = ({ body, user }: Comment) => user?.type === "Bot" && body?.startsWith(markerOf(target)) === true;
  return (await findIn<Comment>(`issues/${pull}/comments?`, target, isOwn))?.id;
}

interface Comment {
  id: number;
  body?: string;
  user?: { type: string } | null;
}

/** The first thing of a list that is wanted, on any of its pages. */
async function findIn<One>(list: string, target: Target, isWanted: (one: One) => boolean): Promise<One | undefined> {
  for (let page = 1; ; page++) {
    const found = (await call("GET", `${list}per_page=100&page=${page}`, target)) as One[];
    const wanted = found.find(isWanted);
    if (wanted || found.length < 100) return wanted;
  }
}

function markerOf({ marker }: Target): string {
  return `<!-- ${marker} -->`;
}

async function call(method: string, path: string, target: Target, body?: object): Promise<unknown> {
  const url = `${target.api}/repos/${target.repository}/${path}`;
  let response: Response;
  try {
    response = await fetch(url, {
      method,
      headers: {
        accept: "application/vnd.github+json",
        authorization: `Bearer ${target.token}`,
        "x-github-api-version": "2022-11-28",
        ...(body && { "content-type": "application/json" }),
      },
      ...(body && { body: JSON.stringify(body) }),
      signal: AbortSignal.timeout(30_000),
    });
  } catch (cause) {
    const { code, message } =
      ((cause as Error & { cause?: { code?: string } }).cause as { code?: string; message?: string }) ?? {};
    throw new Error(`${method} ${url} got no response: ${code ?? message ?? cause}.`, { cause });
  }
  const text = await response.text();
  if (!response.ok) throw new Error(`${method} ${url} got status ${response.status}: ${text.slice(0, 500)}`);
  return JSON.parse(text);
}
