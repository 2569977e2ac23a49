import { type ChildProcess, fork } from "node:child_process";
import { getCompileCacheDir } from "node:module";
import { extname, join } from "node:path";
import type { Outcome, Question } from "./redocly-host.ts";

/**
 * The engine of `redocly diff` in a process of its own, which is started for the first comparison and serves many. It
 * keeps nobody from ending: without a comparison to wait for, its parent may exit, and it follows.
 */
export class Redocly {
  #host: ChildProcess | undefined;
  #queue: Promise<unknown> = Promise.resolve();

  /** The number of the engine's process, while there is one. */
  get pid(): number | undefined {
    return this.#host?.pid;
  }

  /** Starts the process, so that it is ready when it is needed. */
  start(): void {
    this.#host ??= this.#fork();
  }

  /** Compares two files, after those that wait already. A process that ends meanwhile is not the next comparison's. */
  diff(question: Question): Promise<Outcome> {
    const outcome = this.#queue.then(() => this.#ask(question));
    this.#queue = outcome;
    return outcome;
  }

  async #ask(question: Question): Promise<Outcome> {
    this.#host ??= this.#fork();
    const host = this.#host;
    const { promise, resolve } = Promise.withResolvers<Outcome>();
    const end = (code: number | null, signal: string | null) =>
      resolve({ refusal: `Its process ended with ${signal ?? `exit code ${code}`}.` });
    host.once("message", resolve).once("exit", end).ref();
    host.channel?.ref();
    host.send(question, (error) => error && resolve({ refusal: error.message }));
    const outcome = await promise;
    host.off("message", resolve).off("exit", end).unref();
    host.channel?.unref();
    return outcome;
  }

  #fork(): ChildProcess {
    // Beside this file in the sources, and in what is built of them.
    const file = `redocly-host${extname(import.meta.filename)}`;
    const cache = getCompileCacheDir();
    const host = fork(join(import.meta.dirname, file), {
      execArgv: [],
      stdio: ["ignore", "ignore", "ignore", "ipc"],
      env: {
        ...process.env,
        ...(cache !== undefined && { NODE_COMPILE_CACHE: cache }),
        REDOCLY_TELEMETRY: "off",
        REDOCLY_SUPPRESS_UPDATE_NOTICE: "true",
      },
    });
    host.once("exit", () => {
      if (this.#host === host) this.#host = undefined;
    });
    host.unref();
    host.channel?.unref();
    return host;
  }
}

/** The engine of all comparisons of this process. */
export const engine: Redocly = new Redocly();
