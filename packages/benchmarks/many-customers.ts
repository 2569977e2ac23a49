import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { DatabaseSync } from "node:sqlite";
import { fileURLToPath } from "node:url";
import autocannon from "autocannon";

// node many-customers.ts [COUNT …]: PATCH beside so many customers in a file, by default 1,000 and 1,000,000.

const counts = process.argv.length > 2 ? process.argv.slice(2).map(Number) : [1_000, 1_000_000];
const cli = fileURLToPath(new URL("cli.js", import.meta.resolve("@conomyhq/sandbox")));
for (const count of counts) {
  const folder = mkdtempSync(join(tmpdir(), "conomy-many-"));
  try {
    await measure(count, join(folder, "conomy.sqlite"));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

async function measure(count: number, file: string): Promise<void> {
  await (await start(file)).stop();
  fill(file, count);
  const { url, pid, ms, stop } = await start(file);
  const headers = { "content-type": "application/json", "user-agent": "benchmarks", "x-api-key": "sandbox-key" };
  const body = JSON.stringify({ clientId: "sandbox-client", clientSecret: "sandbox-secret" });
  const { accessToken } = (await (await fetch(`${url}/auth`, { method: "POST", headers, body })).json()) as {
    accessToken: string;
  };
  let next = 0;
  const { latency, requests, non2xx } = await autocannon({
    url,
    connections: 16,
    duration: 5,
    requests: [
      {
        method: "PATCH",
        headers: { ...headers, authorization: `Bearer ${accessToken}` },
        body: '{"email":"new@example.com"}',
        setupRequest: (request) => ({ ...request, path: `/customers/c${(next++ * 7919) % count}` }),
      },
    ],
  });
  const [, size] = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, "utf8")) ?? [];
  console.log(
    `${count} customers: start ${ms} ms, PATCH ${Math.round(requests.average)}/s, p50 ${latency.p50} ms, p99 ${latency.p99} ms, ` +
      `${non2xx} refused, memory ${Math.round(Number(size) / 1024)} MB, file ${Math.round(statSync(file).size / 1e6)} MB`,
  );
  await stop();
}

function fill(file: string, count: number): void {
  const database = new DatabaseSync(file);
  const add = database.prepare("INSERT INTO customer VALUES ('sandbox-client', ?, ?)");
  database.exec("BEGIN");
  for (let index = 0; index < count; index++)
    add.run(`c${index}`, JSON.stringify({ id: `c${index}`, firstName: "Ana" }));
  database.exec("COMMIT");
  database.close();
}

async function start(file: string) {
  const begun = performance.now();
  const child = spawn(process.execPath, [cli, "--port", "0", "--db", file, "--log", "json"], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const ended = once(child, "exit");
  const lines = createInterface(child.stdout);
  const [line] = await once(lines, "line");
  const ms = Math.round(performance.now() - begun);
  const stop = async () => {
    child.kill("SIGTERM");
    await ended;
  };
  return { url: JSON.parse(line).url as string, pid: child.pid, ms, stop };
}
