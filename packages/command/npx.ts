import { readFileSync } from "node:fs";

/** How often is looked, in ms. */
const interval = 500;

/** What the system tells of a process. */
interface Running {
  name: string;
  parent: number;
}

/**
 * Calls back when the `npx` that started this process is gone, or what stands between the two. A shell does, and perhaps
 * another package manager, and not all of them pass a signal on: what `npx` started would go on without anybody to stop it.
 * Started otherwise, as with `nohup`, a process may outlive its parent, and nothing is watched.
 */
export function whenNpxEnds(callback: () => void): void {
  const line = lineToNpx();
  if (!line) return;
  const timer = setInterval(() => {
    if (line.every((parent, index) => parentOf(index === 0 ? process.pid : line[index - 1]) === parent)) return;
    clearInterval(timer);
    callback();
  }, interval);
  timer.unref();
}

/** Resolves when this process is asked to stop, or when the `npx` that started it is gone. A second signal ends it at once. */
export function firstSignal(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => resolve());
    whenNpxEnds(resolve);
  });
}

/** The ids of this process's parent, of its parent, and so on to `npx`, as far as they are known. */
function lineToNpx(): number[] | undefined {
  // Linux tells; elsewhere only the own parent is known.
  if (!runningAt(process.pid)) return process.env.npm_command === "exec" ? [process.ppid] : undefined;
  const line: number[] = [];
  for (let id = process.ppid; id > 1; id = parentOf(id) ?? 0) {
    line.push(id);
    if (/^(npm exec|npx)\b/.test(runningAt(id)?.name ?? "")) return line;
  }
  return undefined;
}

function parentOf(id: number | undefined): number | undefined {
  return id === process.pid ? process.ppid : runningAt(id)?.parent;
}

function runningAt(id: number | undefined): Running | undefined {
  try {
    // The name of the program stands in parentheses, and may have any character.
    const [, name = "", parent] = /^\d+ \((.*)\) \w (\d+)/s.exec(readFileSync(`/proc/${id}/stat`, "utf8")) ?? [];
    return { name, parent: Number(parent) };
  } catch {
    return undefined;
  }
}
