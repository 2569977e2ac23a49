import { table } from "../table.ts";
import type { Soak } from "./soak.ts";
import { judge } from "./verdict.ts";

/** Writes down what a soak saw, as Markdown. */
export function report(soak: Soak): string {
  const { plan, totals, attempts, samples, handlesAtEnd, took, lost } = soak;
  const checks = judge(soak).map(({ what, measured, limit, isMet }) => [what, measured, limit, isMet ? "yes" : "NO"]);
  const failed = [...totals.failed].sort(([, a], [, b]) => b - a).map(([name, count]) => [name, number(count)]);
  const heaps = samples.map(({ heap }) => heap / 1e6);

  return `One client, ${plan.callers} callers at the same time, ${(took / 60_000).toFixed(1)} minutes. The sandbox, in a process of its own with
\`db\`, fails 5 % of the calls, every kind of fault alike; its tokens are good for 30 s; it is ended by SIGTERM after a third of the time
and by SIGKILL after two, and is back after ${plan.pause / 1000} s. A call has a deadline of ${plan.deadline / 1000} s, an attempt a timeout of ${plan.timeout / 1000} s.

![Calls a second, repeats and memory over time](soak.svg)

${table(["What", "Measured", "Limit", "Met"], checks)}

${number(totals.calls)} calls, ${number(totals.succeeded)} succeeded; ${(attempts.sent / totals.calls).toFixed(3)} requests for each call, those for tokens
included: ${number(attempts.retries)} repeats after a wait, and ${number(attempts.replays)} at once with another token, as each expired one may be that of all
callers. Heap after garbage
collections: ${Math.min(...heaps).toFixed(1)} to ${Math.max(...heaps).toFixed(1)} MB. The process waited for ${handlesAtEnd} handles after the last call.

Calls that failed. The errors with a status are those of faults after which no repeat helps, or of a time in which the retry
budget was used up:

${table(["Error", "Calls"], failed)}
${lost.map((line) => `\n- ${line}`).join("")}`;
}

function number(value: number): string {
  return value.toLocaleString("en-US");
}
