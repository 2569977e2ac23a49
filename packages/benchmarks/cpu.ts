import { isDeepStrictEqual } from "node:util";
import type { Case } from "./cases.ts";
import { changes, customer } from "./contract.ts";
import { type Round, shuffled } from "./ratios.ts";

/** How long to measure. */
export interface Effort {
  rounds: number;
  /** CPU time that each case gets in a round. */
  milliseconds: number;
}

const body = JSON.stringify(customer);

/** Returns a fresh response to every call, as a server would. */
const stub: typeof fetch = async () =>
  new Response(body, { status: 200, headers: { "Content-Type": "application/json; charset=utf-8" } });

/**
 * Measures the microseconds of CPU that a call takes, in rounds in which every case runs once.
 *
 * The loop is our own because tinybench and mitata finish one case before they start the next, and read the wall
 * clock. Beside other work only CPU time means something, and only figures of the same moment compare. It is the
 * process's CPU time, so what a case leaves to the garbage collector's threads counts as well.
 */
export async function measureCpu(
  cases: readonly Case[],
  { rounds, milliseconds }: Effort,
  onRound: (done: number) => void,
): Promise<Round[]> {
  const runs = [];
  for (const one of cases) {
    await verify(one);
    const call = one.prepare(stub);
    await cpuPerCall(call, 500);
    // Long enough to be optimised; the last figure says how many calls fill a case's share of a round.
    const cost = await cpuPerCall(call, 2_000);
    runs.push({ name: one.name, call, calls: Math.max(50, Math.round((milliseconds * 1_000) / cost)) });
  }

  const measured: Round[] = [];
  while (measured.length < rounds) {
    const round = new Map<string, number>();
    for (const { name, call, calls } of shuffled(runs)) round.set(name, await cpuPerCall(call, calls));
    measured.push(round);
    onRound(measured.length);
  }
  return measured;
}

async function cpuPerCall(call: () => Promise<unknown>, calls: number): Promise<number> {
  // What the case before left behind is not this one's cost. A full collection would make V8 drop optimised code as
  // well ("embedded weak objects cleared", 803 times in five rounds under `--trace-deopt`, and none with a minor one),
  // so that most of what was measured then was the compiler.
  globalThis.gc?.({ type: "minor" });
  const before = process.cpuUsage();
  for (let made = 0; made < calls; made++) await call();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / calls;
}

/** A case that sends or returns something else would be compared all the same, so it is refused. */
async function verify({ name, prepare }: Case): Promise<void> {
  const sent: Request[] = [];
  const returned = await prepare(async (input, init) => {
    sent.push(new Request(input, init));
    return stub(input, init);
  })();
  // One peer names the field otherwise; the values are the same.
  const values = (body: object) => Object.values(body);
  const bodies = await Promise.all(sent.map(async (request) => values((await request.json()) as object)));
  if (!isDeepStrictEqual(bodies, [values(changes)])) {
    throw new Error(`${name} does not send the changes in one request.`);
  }
  const { id, firstName } = returned as { id?: unknown; firstName?: unknown };
  if (id !== customer.id || firstName !== customer.firstName) throw new Error(`${name} does not return the customer.`);
}
