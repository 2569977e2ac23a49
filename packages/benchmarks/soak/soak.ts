import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { monitorEventLoopDelay } from "node:perf_hooks";
import { setTimeout as wait } from "node:timers/promises";
import { type Attempt, type ConomyClient, createConomyClient } from "@conomyhq/client";
import { startCallers, type Totals } from "./callers.ts";
import { startFaultySandbox } from "./sandbox.ts";

/** How long a soak runs and how hard. Times are in ms. */
export interface Plan {
  duration: number;
  callers: number;
  /** Between two samples. */
  every: number;
  /** How long the sandbox is away at each of its two restarts. */
  pause: number;
  deadline: number;
  timeout: number;
}

/** What the client sent so far. */
export interface Attempts {
  sent: number;
  succeeded: number;
  /** Those after a wait, which the retry budget limits. */
  retries: number;
  /** Those with another token after a 401. */
  replays: number;
}

/** What the client's process looked like at one moment. */
export interface Sample {
  /** Since the start, in ms. */
  at: number;
  /** After a garbage collection, in bytes. */
  heap: number;
  /** Sockets, timers and whatever else the process waits for. */
  handles: number;
  /** Since the start. */
  calls: number;
  succeeded: number;
  retries: number;
}

export interface Soak {
  plan: Plan;
  samples: Sample[];
  /** When the sandbox went away, in ms since the start. */
  restarts: number[];
  totals: Totals;
  /** Attempts of calls and of requests for tokens. */
  attempts: Attempts;
  unhandled: number;
  /** The longest that the event loop of the process was busy, in ms: no timer can be more punctual. */
  longestBlock: number;
  /** What the audit of all customers found. */
  lost: string[];
  /** What the process waited for after the last call. */
  handlesAtEnd: number;
  /** In ms. */
  took: number;
}

/** One client under many callers, while its sandbox fails, forgets tokens and goes away twice. */
export async function soak(plan: Plan, progress: (sample: Sample, count: number) => void): Promise<Soak> {
  const folder = mkdtempSync(join(tmpdir(), "conomy-soak-"));
  const sandbox = await startFaultySandbox(join(folder, "conomy.sqlite"), plan.callers);
  let unhandled = 0;
  const count = () => void unhandled++;
  process.on("unhandledRejection", count);
  try {
    const attempts: Attempts = { sent: 0, succeeded: 0, retries: 0, replays: 0 };
    const client = connect(sandbox.url, plan, ({ reason, wait }) => {
      attempts.sent++;
      if (reason === "success") attempts.succeeded++;
      if (wait === 0) attempts.replays++;
      else if (wait !== undefined) attempts.retries++;
    });
    const blocked = monitorEventLoopDelay();
    blocked.enable();
    const begun = performance.now();
    const callers = startCallers(client, plan.callers);
    const { totals } = callers;
    const samples: Sample[] = [];
    const sampling = setInterval(() => {
      globalThis.gc?.();
      const { calls, succeeded } = totals;
      const handles = process.getActiveResourcesInfo().length;
      const at = performance.now() - begun;
      samples.push({ at, heap: process.memoryUsage().heapUsed, handles, calls, succeeded, retries: attempts.retries });
      progress(samples.at(-1) as Sample, samples.length);
    }, plan.every);

    const restarts: number[] = [];
    for (const signal of ["SIGTERM", "SIGKILL"] as const) {
      await wait(plan.duration / 3);
      restarts.push(performance.now() - begun);
      await sandbox.restart(signal, plan.pause);
    }
    await wait(Math.max(0, plan.duration - (performance.now() - begun)));
    await callers.stop();
    clearInterval(sampling);
    blocked.disable();
    const took = performance.now() - begun;
    await sandbox.calm();
    const lost = await callers.audit(connect(sandbox.url, plan));
    const handlesAtEnd = process.getActiveResourcesInfo().length;
    const longestBlock = blocked.max / 1e6;
    return { plan, samples, restarts, totals, attempts, unhandled, longestBlock, lost, handlesAtEnd, took };
  } finally {
    process.off("unhandledRejection", count);
    await sandbox.stop();
    rmSync(folder, { recursive: true });
  }
}

function connect(
  baseUrl: string,
  { deadline, timeout }: Plan,
  onAttempt?: (attempt: Attempt) => unknown,
): ConomyClient {
  return createConomyClient({
    baseUrl,
    apiKey: "sandbox-key",
    credentials: { clientId: "sandbox-client", clientSecret: "sandbox-secret" },
    userAgent: "soak/1",
    deadline,
    timeout,
    onAttempt,
  });
}
