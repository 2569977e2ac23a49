import { type ChildProcess, fork } from "node:child_process";
import { getCompileCacheDir } from "node:module";
import { extname } from "node:path";

/** Why a question has no other outcome. */
export interface Refusal {
  refusal: string;
}

/**
 * A program in a process of its own, which is started for the first question and serves many. It keeps nobody from
 * ending: without a question to wait for, its parent may exit, and it follows.
 */
export class Host<Question extends object, Outcome> {
  readonly #file: string;
  readonly #env: NodeJS.ProcessEnv;
  #process: ChildProcess | undefined;
  /** Who waits for an outcome, in the order of their questions. */
  #waiting: ((outcome: Outcome | Refusal) => void)[] = [];

  /** @param file - The program, which calls {@link serve}, without its extension: that of this file, built or not. */
  constructor(file: string, env: NodeJS.ProcessEnv = {}) {
    this.#file = `${file}${extname(import.meta.filename)}`;
    this.#env = env;
  }

  /** The number of the process, while there is one. */
  get pid(): number | undefined {
    return this.#process?.pid;
  }

  /** Starts the process, so that it is ready when it is needed. */
  start(): void {
    this.#process ??= this.#fork();
  }

  /** Ends the process if it is at work, because nobody needs the outcome any more. */
  stop(): void {
    if (this.#waiting.length === 0) return;
    this.#process?.kill("SIGKILL");
    this.#refuse("It was stopped.");
  }

  /** Asks, and waits until those who asked before have their outcomes. */
  ask(question: Question): Promise<Outcome | Refusal> {
    this.start();
    const { promise, resolve } = Promise.withResolvers<Outcome | Refusal>();
    this.#waiting.push(resolve);
    this.#process?.ref();
    this.#process?.channel?.ref();
    this.#process?.send(question);
    return promise;
  }

  #fork(): ChildProcess {
    const cache = getCompileCacheDir();
    const host = fork(this.#file, {
      // The folder of whoever asks first may be gone when others ask.
      cwd: import.meta.dirname,
      // Most functions are not called for long, and other processes need the other core. A small space for new objects is
      // collected more often, and costs less than one that has to be got from the system.
      execArgv: ["--no-concurrent-recompilation", "--max-semi-space-size=4"],
      stdio: ["ignore", "ignore", "ignore", "ipc"],
      // In large pages, where the system has them: a large file is read in half the time.
      env: {
        GLIBC_TUNABLES: "glibc.malloc.hugetlb=1",
        ...process.env,
        ...(cache !== undefined && { NODE_COMPILE_CACHE: cache }),
        ...this.#env,
      },
    });
    const release = () => {
      host.unref();
      host.channel?.unref();
    };
    host.on("message", (outcome: Outcome | Refusal) => {
      if (this.#process !== host) return;
      this.#waiting.shift()?.(outcome);
      if (this.#waiting.length === 0) release();
    });
    const end = (reason: string) => this.#process === host && this.#refuse(reason);
    host.on("error", ({ message }) => end(message));
    host.once("exit", (code, signal) => end(`Its process ended with ${signal ?? `exit code ${code}`}.`));
    release();
    return host;
  }

  #refuse(refusal: string): void {
    this.#process = undefined;
    for (const resolve of this.#waiting.splice(0)) resolve({ refusal });
  }
}

/** Makes this process a {@link Host}, until its parent lets go of it. */
export function serve<Question, Outcome>(respond: (question: Question) => Promise<Outcome | Refusal>): void {
  let last: Promise<unknown> = Promise.resolve();
  process.on("message", (question: Question) => {
    last = last.then(async () => process.send?.(await respond(question)));
  });
  process.on("disconnect", () => process.exit());
}
