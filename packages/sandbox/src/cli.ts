#!/usr/bin/env node
import { parseArgs, styleText } from "node:util";
import type { RecordedRequest } from "./requests.ts";
import { type SandboxOptions, startSandbox } from "./sandbox.ts";
import { readSeed } from "./seed.ts";

const usage = `Usage: conomy-sandbox [options]

A local Conomy that obeys the contract and remembers what it was told.

  --port N          where to listen; 0 for a free port (default: 4010)
  --host ADDRESS    the address to listen on (default: 127.0.0.1)
  --allow-remote    let others on the network reach it
  --db FILE         keep the state in a file (default: in memory)
  --seed FILE       tenants and customers as JSON, for a new database
  --latency MS      wait before each answer (default: 0)
  --log FORMAT      pretty, json or off (default: pretty)
  --control         offer faults, requests and reset under /__sandbox
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
      db: { type: "string" },
      seed: { type: "string" },
      latency: { type: "string", default: "0" },
      log: { type: "string", default: "pretty" },
      control: { type: "boolean", default: false },
      help: { type: "boolean", short: "h" },
    },
  });
  if (values.help) return void process.stdout.write(usage);
  const log = Object.hasOwn(loggers, values.log) && loggers[values.log];
  if (!log) throw new UsageError(`--log ${values.log} is unknown: pretty, json or off.`);

  const options: SandboxOptions = {
    port: toNumber("--port", values.port, 65_535),
    host: values.host,
    allowRemote: values["allow-remote"],
    latency: toNumber("--latency", values.latency, 600_000),
    control: values.control,
    onRequest: log,
    ...(values.db !== undefined && { db: toFile("--db", values.db) }),
    ...(values.seed !== undefined && { seed: readSeed(toFile("--seed", values.seed)) }),
  };
  const sandbox = await startSandbox(options);
  const { apiKey, credentials } = sandbox.clientOptions;
  if (values.log === "json") console.log(JSON.stringify({ time: new Date().toISOString(), url: sandbox.url }));
  if (values.log === "pretty") {
    console.log(`Conomy sandbox on ${sandbox.url} (and ${sandbox.url}/sandbox)
  key ${apiKey}, client ${credentials.clientId}, secret ${credentials.clientSecret}
  state ${values.db ?? "in memory"}; Ctrl+C stops it`);
  }

  for (const signal of ["SIGINT", "SIGTERM"] as const) {
    process.once(signal, () => void sandbox.close().then(() => process.exit(0)));
  }
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

try {
  await main();
} catch (error) {
  const { message = String(error), code = "" } = error as { message?: string; code?: string };
  const misused = error instanceof UsageError || code.startsWith("ERR_PARSE_ARGS");
  // Node goes on to explain how to write what nobody wanted to write.
  console.error(misused ? `${message.split(/\.?(\s|$)(To|Did|$)/)[0]}. See --help.` : message);
  process.exitCode = misused ? 2 : 1;
}
