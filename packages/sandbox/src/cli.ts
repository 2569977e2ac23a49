#!/usr/bin/env node
import { readFileSync } from "node:fs";
import { parseArgs, styleText } from "node:util";
import { whenNpxEnds } from "./parent.ts";
import type { RecordedRequest } from "./requests.ts";
import { type SandboxOptions, startSandbox } from "./sandbox.ts";
import { readSeed } from "./seed.ts";

const usage = `Usage: conomy-sandbox [options]

A local Conomy that obeys the contract and remembers what it was told.

  --port N          where to listen; 0 for a free port (default: 4010)
  --host ADDRESS    the address to listen on (default: 127.0.0.1)
  --allow-remote    let others on the network reach it
  --allow-host NAME a further name to be called by; may be repeated
  --cors ORIGIN     let pages of this origin call; may be repeated
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

class UsageError extends Error {}

const loggers: Record<string, (request: RecordedRequest) => void> = {
  off: () => {},
  json: ({ method, path, status }) =>
    console.log(JSON.stringify({ time: new Date().toISOString(), method, path, status })),
  pretty: ({ method, path, status }) => {
    const colour = status === undefined ? "red" : status < 400 ? "green" : "yellow";
    console.log(`${styleText(colour, String(status ?? "cut"), { stream: process.stdout })} ${method} ${path}`);
  },
};

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      port: { type: "string", default: "4010" },
      host: { type: "string", default: "127.0.0.1" },
      "allow-remote": { type: "boolean", default: false },
      "allow-host": { type: "string", multiple: true, default: [] },
      cors: { type: "string", multiple: true, default: [] },
      db: { type: "string" },
      record: { type: "string" },
      seed: { type: "string" },
      latency: { type: "string", default: "0" },
      grace: { type: "string", default: "5000" },
      log: { type: "string", default: "pretty" },
      control: { type: "boolean", default: false },
      version: { type: "boolean" },
      help: { type: "boolean", short: "h" },
    },
  });
  if (values.help) return void process.stdout.write(usage);
  if (values.version) return void process.stdout.write(`${readVersion()}\n`);
  const log = Object.hasOwn(loggers, values.log) && loggers[values.log];
  if (!log) throw new UsageError(`--log ${values.log} is unknown: pretty, json or off.`);

  const options: SandboxOptions = {
    port: toNumber("--port", values.port, 65_535),
    host: values.host,
    allowRemote: values["allow-remote"],
    allowedHosts: values["allow-host"],
    corsOrigins: values.cors,
    latency: toNumber("--latency", values.latency, 600_000),
    stopGrace: toNumber("--grace", values.grace, 600_000),
    control: values.control,
    onRequest: log,
    ...(values.db !== undefined && { db: toFile("--db", values.db) }),
    ...(values.record !== undefined && { record: toFile("--record", values.record) }),
    ...(values.seed !== undefined && { seed: readSeed(toFile("--seed", values.seed)) }),
  };
  // Before anything is printed: whoever reads that it listens may stop it at once.
  const stopped = firstSignal();
  const sandbox = await startSandbox(options);
  void stopped.then(() => sandbox.close()).then(() => process.exit(0));
  const { apiKey, credentials } = sandbox.clientOptions;
  if (values.log === "json") console.log(JSON.stringify({ time: new Date().toISOString(), url: sandbox.url }));
  if (values.log === "pretty") {
    console.log(`Conomy sandbox on ${sandbox.url} (and ${sandbox.url}/sandbox)
  key ${apiKey}, client ${credentials.clientId}, secret ${credentials.clientSecret}
  state ${values.db ?? "in memory"}; Ctrl+C stops it`);
    if (values.control) console.log(`  page ${sandbox.url}/__sandbox/`);
  }
}

/** Resolves at the first signal to stop; a second one ends the process at once. */
function firstSignal(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => resolve());
    whenNpxEnds(resolve);
  });
}

function readVersion(): string {
  return JSON.parse(readFileSync(new URL("../package.json", import.meta.url), "utf8")).version;
}

function toNumber(name: string, text: string, most: number): number {
  const value = Number(text);
  if (/^\d+$/.test(text) && value <= most) return value;
  throw new UsageError(`${name} ${text} must be a whole number from 0 to ${most}.`);
}

/** What a script passes whose variable is not set must not become a sandbox that forgets. */
function toFile(name: string, text: string): string {
  if (text === "") throw new UsageError(`${name} must name a file.`);
  return text;
}

// Whoever read its output may leave, as `head` does; the sandbox goes on.
for (const stream of [process.stdout, process.stderr]) {
  stream.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code !== "EPIPE") throw error;
  });
}

try {
  await main();
} catch (error) {
  const { message = String(error), code = "" } = error as { message?: string; code?: string };
  const misused = error instanceof UsageError || code.startsWith("ERR_PARSE_ARGS");
  // Node goes on to explain how to write what nobody wanted to write.
  console.error(misused ? `${message.split(/\.?(\s|$)(To|Did|$)/)[0]}. See --help.` : message);
  process.exitCode = misused ? 2 : 1;
}
