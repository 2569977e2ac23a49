import { spawnSync } from "node:child_process";
import { globSync, readFileSync, rmSync } from "node:fs";

interface Summary {
  tasks: { taskId: string; cache: { remote: boolean; status: "HIT" | "MISS" } }[];
}

/**
 * Runs `turbo run` and closes with the tasks whose artifacts the remote cache has but turbo refused, as it does where a
 * signature is not ours. turbo itself would run those tasks without a word.
 *
 * @param args - What follows `turbo run`.
 * @returns turbo's exit code.
 */
export function runWithRemoteCache(args: string[], root: string): number {
  const turbo = (...more: string[]) => spawnSync("turbo", ["run", ...args, ...more], { cwd: root, stdio: "inherit" });
  if (!process.env.TURBO_TOKEN || args.some((arg) => /^--(force|dry|summarize)/.test(arg))) return turbo().status ?? 1;

  const dry = spawnSync("turbo", ["run", ...args, "--dry=json"], { cwd: root, encoding: "utf8", maxBuffer: 2 ** 28 });
  const offered = dry.status === 0 ? taskIds(JSON.parse(dry.stdout), ({ remote }) => remote) : new Set();
  const summaries = () => globSync(".turbo/runs/*.json", { cwd: root }).map((path) => `${root}/${path}`);
  const earlier = new Set(summaries());
  const { status } = turbo("--summarize");
  const [summary] = summaries().filter((path) => !earlier.has(path));
  if (summary) {
    const ran = taskIds(JSON.parse(readFileSync(summary, "utf8")), (cache) => cache.status === "MISS");
    rmSync(summary);
    const refused = [...ran].filter((task) => offered.has(task));
    if (refused.length > 0) {
      console.error(`The remote cache has artifacts that are broken, or not signed with our key; ran here: ${refused}`);
    }
  }
  return status ?? 1;
}

function taskIds({ tasks }: Summary, wanted: (cache: Summary["tasks"][number]["cache"]) => boolean): Set<string> {
  return new Set(tasks.filter(({ cache }) => wanted(cache)).map(({ taskId }) => taskId));
}
