import { globSync, readFileSync, rmSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { turboRun } from "./turbo.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));

interface Summary {
  tasks: { taskId: string; cache: { remote: boolean; status: "HIT" | "MISS" } }[];
}

/**
 * Runs `turbo run` where the remote cache helps, and without it where it does not, which costs one line. turbo itself
 * would say it for each task, and nothing of an artifact that it refuses.
 *
 * @param args - What follows `turbo run`.
 * @returns turbo's exit code.
 */
export async function runWithRemoteCache(args: string[]): Promise<number> {
  const problem = await remoteCacheProblem(process.env);
  if (problem) {
    console.error(`${problem} Nothing is shared; turbo builds here.`);
    delete process.env.TURBO_TOKEN;
  }
  if (!process.env.TURBO_TOKEN || args.some((arg) => /^--(force|dry|summarize)/.test(arg))) {
    return (await turboRun(args, "inherit")).code;
  }
  const dry = await turboRun([...args, "--dry=json"], "pipe");
  const offered = dry.code === 0 ? taskIds(JSON.parse(dry.stdout), ({ remote }) => remote) : new Set();
  const summaries = () => globSync(".turbo/runs/*.json", { cwd: root }).map((path) => `${root}/${path}`);
  const earlier = new Set(summaries());
  const { code } = await turboRun([...args, "--summarize"], "inherit");
  const summary = summaries().find((path) => !earlier.has(path));
  if (summary) {
    const ran = taskIds(JSON.parse(readFileSync(summary, "utf8")), (cache) => cache.status === "MISS");
    rmSync(summary);
    const refused = [...ran].filter((task) => offered.has(task)).join(", ");
    if (refused)
      console.error(`The remote cache has artifacts that are broken, or not signed with our key. Run here: ${refused}`);
  }
  return code;
}

/** Why the remote cache that is set cannot be used, in a sentence. */
async function remoteCacheProblem(env: NodeJS.ProcessEnv): Promise<string | undefined> {
  const { TURBO_API, TURBO_TEAM = "", TURBO_TOKEN, TURBO_REMOTE_CACHE_SIGNATURE_KEY } = env;
  if (!TURBO_TOKEN || !TURBO_API) return undefined;
  if (!TURBO_REMOTE_CACHE_SIGNATURE_KEY) {
    return "TURBO_REMOTE_CACHE_SIGNATURE_KEY is not set, so nothing of the remote cache could be trusted.";
  }
  try {
    const { status } = await fetch(`${TURBO_API}/v8/artifacts/0?${new URLSearchParams({ slug: TURBO_TEAM })}`, {
      method: "HEAD",
      headers: { authorization: `Bearer ${TURBO_TOKEN}` },
      signal: AbortSignal.timeout(5_000),
    });
    if (status === 200 || status === 404) return undefined;
    return `The remote cache ${TURBO_API} refuses TURBO_TOKEN or TURBO_TEAM: HTTP status ${status}.`;
  } catch (error) {
    const { cause, message } = error as Error;
    return `The remote cache ${TURBO_API} cannot be reached: ${(cause as Error | undefined)?.message || message}.`;
  }
}

function taskIds({ tasks }: Summary, wanted: (cache: Summary["tasks"][number]["cache"]) => boolean): Set<string> {
  return new Set(tasks.filter(({ cache }) => wanted(cache)).map(({ taskId }) => taskId));
}
