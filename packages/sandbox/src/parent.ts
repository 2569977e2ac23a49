import { readFileSync } from "node:fs";

/** How often is looked, in ms. */
const interval = 500;

/**
 * Calls back when the `npx` that started this process is gone. A shell stands between the two and passes no signal on, so
 * what `npx` started would go on without anybody to stop it. Started otherwise, as with `nohup`, a process may outlive its
 * parent, and nothing is watched.
 */
export function whenNpxEnds(callback: () => void): void {
  if (process.env.npm_command !== "exec") return;
  const shell = process.ppid;
  const npx = parentOf(shell);
  const timer = setInterval(() => {
    if (process.ppid === shell && (npx === undefined || parentOf(shell) === npx)) return;
    clearInterval(timer);
    callback();
  }, interval);
  timer.unref();
}

/** Linux tells; elsewhere only the own parent is known. */
function parentOf(pid: number): number | undefined {
  try {
    // The name of the program stands in parentheses, and may have any character.
    return Number(/\) \w (\d+)/.exec(readFileSync(`/proc/${pid}/stat`, "utf8"))?.[1]);
  } catch {
    return undefined;
  }
}
