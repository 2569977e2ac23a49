import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import autocannon from "autocannon";
import { changes, customerId } from "./contract.ts";
import { shuffled } from "./ratios.ts";
import { type ServerName, servers, type Target } from "./server.ts";

/** What a server carried in a round: requests a second, and the 99th percentile of their latency in ms. */
export interface Carried {
  rate: number;
  p99: number;
}

/** Loads every server in every round, in turn. */
export async function compareServers(
  { rounds, seconds }: { rounds: number; seconds: number },
  progress: (line: string) => void,
): Promise<Record<ServerName, Carried>[]> {
  const started = await Promise.all(servers.map(start));
  try {
    const measured: Record<ServerName, Carried>[] = [];
    while (measured.length < rounds) {
      const round: Partial<Record<ServerName, Carried>> = {};
      for (const { name, target } of shuffled(started)) {
        const { requests, latency, non2xx, errors } = await load(target, seconds);
        if (non2xx + errors > 0) throw new Error(`${name} refused ${non2xx + errors} requests.`);
        round[name] = { rate: requests.average, p99: latency.p99 };
      }
      measured.push(round as Record<ServerName, Carried>);
      progress(`load, round ${measured.length} of ${rounds}: done`);
    }
    return measured;
  } finally {
    for (const { child } of started) child.kill();
  }
}

async function start(name: ServerName): Promise<{ name: ServerName; target: Target; child: ChildProcess }> {
  const child = fork(fileURLToPath(new URL("server.ts", import.meta.url)), [name]);
  const [target] = await once(child, "message");
  return { name, target, child };
}

function load({ url, headers }: Target, duration: number) {
  return autocannon({
    url: `${url}/customers/${customerId}`,
    connections: 64,
    duration,
    method: "PATCH",
    headers: { ...headers, "content-type": "application/json", "user-agent": "benchmarks/1" },
    body: JSON.stringify(changes),
  });
}
