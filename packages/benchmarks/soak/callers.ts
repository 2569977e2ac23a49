import { type ConomyClient, isConomyError } from "@conomyhq/client";

/** What one caller did to its own customer: nobody else changes it. */
interface Ledger {
  id: string;
  /** The number in the last change that was sent. */
  sent: number;
  /** The number in the last change whose response came. */
  acknowledged: number;
  /** Changes with an attempt that had no response: the sandbox may carry such an attempt out later, after another change. */
  uncertain: Set<number>;
}

/** What all callers saw so far. */
export interface Totals {
  calls: number;
  succeeded: number;
  /** Failed calls by the class of their error, and the status where there is one. */
  failed: Map<string, number>;
  /** The longest call, in ms. */
  longest: number;
  /** Reads that returned less than was acknowledged before they began. */
  stale: number;
}

export interface Callers {
  readonly totals: Totals;
  /** Lets each finish its call. */
  stop(): Promise<void>;
  /** Reads every customer, and names those that lack an acknowledged change, or have one that was never sent. */
  audit(client: ConomyClient): Promise<string[]>;
}

/** So many callers of one client, each with one call at a time: seven changes, two reads and a page of ten in turn. */
export function startCallers(client: ConomyClient, count: number): Callers {
  const totals: Totals = { calls: 0, succeeded: 0, failed: new Map(), longest: 0, stale: 0 };
  const ledgers = Array.from(
    { length: count },
    (_, at): Ledger => ({ id: `c${at}`, sent: 0, acknowledged: 0, uncertain: new Set() }),
  );
  let isStopped = false;

  async function run(ledger: Ledger): Promise<void> {
    for (let turn = 0; !isStopped; turn++) {
      const begun = performance.now();
      try {
        if (turn % 10 < 7) await change(ledger);
        else if (turn % 10 < 9) await read(ledger);
        else await client.customers.list({ limit: 10 })[Symbol.asyncIterator]().next();
        totals.succeeded++;
      } catch (error) {
        if (!isConomyError(error)) throw error;
        const status = "status" in error ? ` ${error.status}` : "";
        const name = `${error.name}${status}`;
        totals.failed.set(name, (totals.failed.get(name) ?? 0) + 1);
      }
      totals.calls++;
      totals.longest = Math.max(totals.longest, performance.now() - begun);
    }
  }

  async function change(ledger: Ledger): Promise<void> {
    const number = ++ledger.sent;
    ledger.uncertain.add(number);
    const { attempts } = await client.customers.update(ledger.id, { email: `n${number}@example.com` }).withResponse();
    if (attempts.every(({ status }) => status !== undefined)) ledger.uncertain.delete(number);
    ledger.acknowledged = number;
  }

  async function read({ id, acknowledged, uncertain }: Ledger): Promise<void> {
    const number = numberOf(await client.customers.get(id));
    if (number < acknowledged && !uncertain.has(number)) totals.stale++;
  }

  const running = Promise.all(ledgers.map(run));
  return {
    totals,
    async stop() {
      isStopped = true;
      await running;
    },
    async audit(reader) {
      const wrong: string[] = [];
      for (const { id, sent, acknowledged, uncertain } of ledgers) {
        const number = numberOf(await reader.customers.get(id));
        const isKept = (number >= acknowledged && number <= sent) || uncertain.has(number);
        if (!isKept) wrong.push(`${id} has ${number}, not ${acknowledged} to ${sent}`);
      }
      return wrong;
    },
  };
}

function numberOf({ email }: { email?: string | undefined }): number {
  return Number(/^n(\d+)@/.exec(email ?? "")?.[1] ?? 0);
}
