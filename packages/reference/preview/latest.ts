/** Work that never runs twice at a time. */
export interface Latest {
  /** Asks for it. What is asked for while it runs is done once more afterwards, however often it was asked for. */
  ask(): Promise<void>;
  /** Resolves when nothing that was asked for is left to do. */
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
