import { misuse, runCommand, toWholeNumber } from "@conomyhq/command";
import autocannon, { type Options } from "autocannon";
import { credentials, headers, startSandboxProcess } from "./sandbox-process.ts";

const usage = `Usage: node flood.ts tokens [COUNT] | posts [COUNT]

Sends so many requests to a sandbox of its own, and prints its memory on the way.

  tokens   requests for a token (default: 1,000,000)
  posts    posts of 1 MB without a key, to a path that there is not (default: 4,300)
`;

interface Flood {
  count: number;
  request: Partial<Options>;
}

const floods: Record<string, Flood> = {
  tokens: { count: 1_000_000, request: { method: "POST", headers, body: credentials } },
  posts: { count: 4_300, request: { method: "POST", body: "x".repeat(1_000_000) } },
};

await runCommand({ usage, allowPositionals: true }, async ({ positionals: [name = "", count] }) => {
  const flood = floods[name] ?? misuse(`${name} is no flood: tokens or posts.`);
  const all = count === undefined ? flood.count : toWholeNumber("COUNT", count, 1e9);
  const sandbox = await startSandboxProcess();
  const path = name === "tokens" ? "/auth" : "/none";
  console.log(`${name}: ${sandbox.memory().now} MB before`);
  for (let part = 1; part <= 10; part++) {
    const amount = Math.ceil(all / 10);
    const result = await autocannon({ ...flood.request, url: sandbox.url + path, connections: 8, amount, timeout: 60 });
    const { now, most } = sandbox.memory();
    const statuses = Object.entries(result.statusCodeStats ?? {}).map(
      ([status, stats]) => `${stats.count} × ${status}`,
    );
    const rate = Math.round(result.requests.average);
    console.log(
      `${part * amount} sent: ${now} MB, at the most ${most} MB; ${rate}/s, ${statuses}, ${result.errors} errors`,
    );
  }
  console.log(`ended with ${await sandbox.stop()}`);
});
