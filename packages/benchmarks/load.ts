import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { runCommand } from "@conomyhq/command";
import autocannon from "autocannon";
import { changes, customerId } from "./contract.ts";
import { shuffled, spread } from "./ratios.ts";
import { type ServerName, servers, type Target } from "./server.ts";

const usage = `Usage: pnpm bench:sandbox

Loads the sandbox and Prism with PATCHes over 64 connections of loopback, each in a process of its own, in turn: three
rounds of five seconds each. Prints requests a second and the 99th percentile of their latency.
`;

// turbo and pnpm may both leave their `--` behind.
const args = process.argv.slice(2).filter((given) => given !== "--");
await runCommand({ usage, args }, () => compare({ rounds: 3, seconds: 5 }));

/** Prints requests a second and the 99th percentile of their latency, for every server and every round. */
async function compare({ rounds, seconds }: { rounds: number; seconds: number }): Promise<void> {
  const started = await Promise.all(servers.map(start));
  const rates = new Map(servers.map((name) => [name, [] as number[]]));
  for (let round = 1; round <= rounds; round++) {
    for (const { name, target } of shuffled(started)) {
      const { requests, latency, non2xx, errors } = await load(target, seconds);
      if (non2xx + errors > 0) throw new Error(`${name} refused ${non2xx + errors} requests.`);
      console.log(`round ${round}, ${name}: ${Math.round(requests.average)} requests/s, p99 ${latency.p99} ms`);
      rates.get(name)?.push(requests.average);
    }
  }
  const [sandbox = [], prism = []] = servers.map((name) => rates.get(name));
  const { min, median, max } = spread(sandbox.map((rate, round) => rate / (prism[round] as number)));
  const ratio = [min, median, max].map((value) => value.toFixed(2)).join(" / ");
  console.log(`sandbox over prism, requests/s: ${ratio} (min / median / max)`);
  for (const { child } of started) child.kill();
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
