import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import type { Result } from "../run.ts";

/** Redocly's CLI, kept loaded. It takes one run at a time. */
export class Engine {
  #process: ChildProcess | undefined;

  async run(args: readonly string[]): Promise<Pick<Result, "code" | "stderr">> {
    this.#process ??= fork(join(import.meta.dirname, "engine-process.mjs"), {
      cwd: join(import.meta.dirname, ".."),
      stdio: ["ignore", "ignore", "ignore", "ipc"],
      // Ctrl+C in a terminal reaches every process of a group; who started the engine says when it ends.
      detached: true,
    });
    this.#process.send(args);
    const left = new AbortController();
    const { signal } = left;
    try {
      const [result] = await Promise.race([
        once(this.#process, "message", { signal }),
        once(this.#process, "exit", { signal }).then(([code]) => [{ code, stderr: "The build was stopped." }]),
      ]);
      return result;
    } finally {
      left.abort();
    }
  }

  /** Forgets what is loaded: the next run starts afresh. */
  stop(): void {
    this.#process?.kill();
    this.#process = undefined;
  }
}
