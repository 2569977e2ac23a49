/** Work that never runs twice at a time. */
export interface Latest {
  /** Starts the work. While it runs, further calls together start it once more, after it has ended. */
  ask(): Promise<void>;
  /** Resolves when no work runs or waits. */
  idle(): Promise<void>;
}

export function latest(work: () => Promise<void>): Latest {
  let isAsked = false;
  let running: Promise<void> | undefined;

  async function runAll(): Promise<void> {
    while (isAsked) {
      isAsked = false;
      await work();
    }
    running = undefined;
  }
  return {
    ask() {
      isAsked = true;
      running ??= runAll();
      return running;
    },
    idle: async () => running,
  };
}
