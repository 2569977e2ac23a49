import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";

/** A sandbox with faults, in a process of its own, whose state outlives it. */
export interface FaultySandbox {
  url: string;
  /** Ends its process by the signal, waits so many ms, and starts another on the same port and file. */
  restart(signal: "SIGTERM" | "SIGKILL", pause: number): Promise<void>;
  /** Ends all faults. */
  calm(): Promise<void>;
  stop(): Promise<void>;
}

export async function startFaultySandbox(file: string, customers: number): Promise<FaultySandbox> {
  let { child, url } = await start(0);

  async function start(port: number): Promise<{ child: ChildProcess; url: string }> {
    const process = fork(fileURLToPath(new URL("server.ts", import.meta.url)), [`${port}`, file, `${customers}`]);
    const ended = once(process, "exit").then(([code]) => Promise.reject(new Error(`The sandbox ended with ${code}.`)));
    const [said] = (await Promise.race([once(process, "message"), ended])) as [{ url: string }];
    ended.catch(() => {});
    return { child: process, url: said.url };
  }

  async function end(signal: "SIGTERM" | "SIGKILL"): Promise<void> {
    const ended = once(child, "exit");
    child.kill(signal);
    await ended;
  }

  return {
    get url() {
      return url;
    },
    async restart(signal, pause) {
      await end(signal);
      await new Promise((resolve) => setTimeout(resolve, pause));
      ({ child, url } = await start(Number(new URL(url).port)));
    },
    async calm() {
      const said = once(child, "message");
      child.send("calm");
      await said;
    },
    stop: () => end("SIGTERM"),
  };
}
