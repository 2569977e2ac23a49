import { resolve } from "node:path";

// node in-process.ts PACKAGE [COUNT]: what a PATCH takes of the processor, without a network, in five rounds of COUNT calls
// (by default 3,000). A package is its built folder, so that two of them can be compared, in turn.

const [folder = "", count = "3000"] = process.argv.slice(2);
const { startSandbox }: typeof import("@conomyhq/sandbox") = await import(resolve(folder, "dist/index.js"));
const { url, fetch, clientOptions, customers, close } = await startSandbox({ port: false });
const known = { "content-type": "application/json", "user-agent": "benchmarks", "x-api-key": clientOptions.apiKey };
const response = await fetch(`${url}/auth`, {
  method: "POST",
  headers: known,
  body: JSON.stringify(clientOptions.credentials),
});
const { accessToken } = (await response.json()) as { accessToken: string };
const path = `${url}/customers/${customers.list()[0]?.id}`;
const headers = { ...known, authorization: `Bearer ${accessToken}` };
const body = JSON.stringify({ email: "invoices@example.com", address: { street: "Calle 1", city: "Bogotá" } });

const rounds: number[] = [];
for (let round = 0; round <= 5; round++) {
  const start = process.cpuUsage();
  for (let call = 0; call < Number(count); call++) {
    const { status } = await fetch(path, { method: "PATCH", headers, body });
    if (status !== 200) throw new Error(`The PATCH got ${status}.`);
  }
  const { user, system } = process.cpuUsage(start);
  // The first one only warms up.
  if (round > 0) rounds.push((user + system) / Number(count));
}
await close();
const sorted = rounds.toSorted((a, b) => a - b).map((time) => time.toFixed(0));
console.log(`${folder}: median ${sorted[2]} µs of the processor for a PATCH (${sorted.join(", ")})`);
