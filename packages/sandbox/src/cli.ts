#!/usr/bin/env node
import { setFlagsFromString } from "node:v8";
import { type CommandOptions, misuse, paint, runCommand, toWholeNumber } from "@conomyhq/command";
import { firstSignal } from "@conomyhq/command/npx";
import type { SandboxOptions } from "./options.ts";
import type { RecordedRequest } from "./requests.ts";
import { startSandbox } from "./sandbox.ts";
import { version } from "./version.ts";

const usage = `Usage: conomy-sandbox [options]

A local Conomy that follows the contract and keeps what it receives.

  --port N          where to listen; 0 for a free port (default: 4010)
  --host ADDRESS    the address to listen on (default: 127.0.0.1)
  --allow-remote    let other machines on the network reach it
  --allow-host NAME a further host name that it accepts; may be repeated
  --cors ORIGIN     allow web pages of this origin (CORS); may be repeated
  --contract FILE   another OpenAPI description of the same operations
  --db FILE         keep the state in a file (default: in memory)
  --record FILE     write what is exchanged, without secrets, as HAR
  --seed FILE       tenants and customers as JSON, for a new database
  --latency MS      wait before each response (default: 0)
  --grace MS        how long to wait for calls when it stops (default: 5000)
  --log FORMAT      pretty, json or off (default: pretty)
  --control         offer state, requests, faults and the clock under /__sandbox
  --version         the version of this package
  -h, --help        this text
`;

const loggers: Record<string, (request: RecordedRequest) => void> = {
  off: () => {},
  json: ({ method, path, status }) =>
    console.log(JSON.stringify({ time: new Date().toISOString(), method, path, status })),
  pretty: ({ method, path, status }) => {
    const colour = status === undefined ? "red" : status < 400 ? "green" : "yellow";
    console.log(`${paint(colour, String(status ?? "cut"))} ${method} ${path}`);
  },
};

const options = {
  port: { type: "string", default: "4010" },
  host: { type: "string", default: "127.0.0.1" },
  "allow-remote": { type: "boolean", default: false },
  "allow-host": { type: "string", multiple: true, default: [] },
  cors: { type: "string", multiple: true, default: [] },
  contract: { type: "string" },
  db: { type: "string" },
  record: { type: "string" },
  seed: { type: "string" },
  latency: { type: "string", default: "0" },
  grace: { type: "string", default: "5000" },
  log: { type: "string", default: "pretty" },
  control: { type: "boolean", default: false },
} satisfies CommandOptions;

// What is kept of a request outlives V8's young generation, and dies as older garbage, for which V8 lets the heap
// grow to four times of what it needs. With half again as much, memory stays flat however many requests come.
setFlagsFromString("--heap-growing-percent=50");

await runCommand({ usage, options, version: () => version }, async ({ values }) => {
  const log = Object.hasOwn(loggers, values.log) && loggers[values.log];
  if (!log) return misuse(`--log ${values.log} is unknown: pretty, json or off.`);

  const wanted: SandboxOptions = {
    port: toWholeNumber("--port", values.port, 65_535),
    host: values.host,
    allowRemote: values["allow-remote"],
    allowedHosts: values["allow-host"],
    corsOrigins: values.cors,
    latency: toWholeNumber("--latency", values.latency, 600_000),
    stopGrace: toWholeNumber("--grace", values.grace, 600_000),
    control: values.control,
    onRequest: log,
    ...(values.contract !== undefined && { contract: toFile("--contract", values.contract) }),
    ...(values.db !== undefined && { db: toFile("--db", values.db) }),
    ...(values.record !== undefined && { record: toFile("--record", values.record) }),
    ...(values.seed !== undefined && { seed: toFile("--seed", values.seed) }),
  };
  // Before anything is printed: whoever reads that it listens may stop it at once.
  const stopped = firstSignal();
  const sandbox = await startSandbox(wanted);
  void stopped.then(() => sandbox.close()).then(() => process.exit(0));
  const { apiKey, credentials } = sandbox.clientOptions;
  if (values.log === "json") console.log(JSON.stringify({ time: new Date().toISOString(), url: sandbox.url }));
  if (values.log === "pretty") {
    console.log(`Conomy sandbox on ${sandbox.url} (and ${sandbox.url}/sandbox)
  key ${apiKey}, client ${credentials.clientId}, secret ${credentials.clientSecret}
  state ${values.db ?? "in memory"}; Ctrl+C stops it`);
    if (values.control) console.log(`  page ${sandbox.url}/__sandbox/`);
  }
});

/** What a script passes whose variable is not set must not become a sandbox that forgets. */
function toFile(name: string, text: string): string {
  return text === "" ? misuse(`${name} must name a file.`) : text;
}
