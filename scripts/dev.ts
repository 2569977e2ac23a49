import { fileURLToPath } from "node:url";
import { type CommandOptions, misuse, paint, runCommand, toWholeNumber } from "@conomyhq/command";
import open from "open";
import { latest } from "../packages/reference/preview/latest.ts";
import { startPreview } from "../packages/reference/preview/preview.ts";
import { run } from "../packages/reference/run.ts";
import { createDevelopmentSandbox, type DevelopmentSandbox } from "./lib/development-sandbox.ts";

const usage = `Usage: pnpm dev [--port N] [--open] [--sandbox [--sandbox-port N] [--cors ORIGIN]…]

Serves the reference on 127.0.0.1 and reloads it in the browser when the contract, or what the page is made with, is
saved. Each time the contract is linted, and the files that are made from it are written again.

  --port N          where to serve the page; 0 for a free port (default: 4020)
  --open            open the page in the browser
  --sandbox         run a sandbox beside it, started again when the contract changes; the reference page may call it
  --sandbox-port N  where the sandbox listens; 0 for a free port (default: 4010)
  --cors ORIGIN     allow web pages of this origin to call the sandbox (CORS); may be repeated
`;

const options = {
  port: { type: "string", default: "4020" },
  open: { type: "boolean", default: false },
  sandbox: { type: "boolean", default: false },
  "sandbox-port": { type: "string", default: "4010" },
  cors: { type: "string", multiple: true, default: [] },
} satisfies CommandOptions;

const root = fileURLToPath(new URL("..", import.meta.url));

const contract = "openapi/conomy.yaml";

await runCommand({ usage, options }, async ({ values }) => {
  const port = toWholeNumber("--port", values.port, 65_535);
  const sandboxPort = toWholeNumber("--sandbox-port", values["sandbox-port"], 65_535);
  if (!values.sandbox && values.cors.length > 0) misuse("--cors needs --sandbox.");
  for (const origin of values.cors)
    if (!URL.canParse(origin) || new URL(origin).origin !== origin)
      misuse(`--cors ${origin} is not an origin, such as http://localhost:3000.`);
  // Before anything is printed: whoever reads that it serves may stop it at once.
  const stopped = firstSignal();

  const stop = new AbortController();
  const say: Say = (topic, text) => {
    if (!stop.signal.aborted) console.log(`${paint("dim", topic.padEnd(9))}${text}`);
  };
  const check = latest(() => checkContract(say, stop.signal));
  let sandbox: DevelopmentSandbox | undefined;
  const preview = await startPreview({
    port,
    report: (text) => say("page", text),
    onChange(changed) {
      if (changed.some((path) => path.startsWith("openapi/") || path === "redocly.yaml")) void check.ask();
      if (changed.includes(contract)) void sandbox?.restart();
    },
  });
  try {
    console.log(`The reference on ${preview.url}/; Ctrl+C stops it`);
    if (values.open) await open(`${preview.url}/`);
    if (values.sandbox) {
      const corsOrigins = [preview.url, preview.url.replace("127.0.0.1", "localhost"), ...values.cors];
      sandbox = createDevelopmentSandbox({ contract: root + contract, port: sandboxPort, corsOrigins }, (text) =>
        say("sandbox", text),
      );
      void sandbox.restart();
    }
    void check.ask();
    await stopped;
  } finally {
    stop.abort();
    await Promise.all([preview.close(), sandbox?.close(), check.idle()]);
  }
});

/** Prints what is to say of a topic. */
type Say = (topic: string, text: string) => void;

/** Says what lint finds, and writes what is made from the contract. */
async function checkContract(say: Say, signal: AbortSignal): Promise<void> {
  const lint = await run(process.execPath, ["openapi/lint.ts"], { cwd: root, signal }).catch(() => undefined);
  if (!lint) return;
  say("lint", `${lint.stdout}${lint.stderr}`.trim());
  // It is not stopped: a file that is being written is finished.
  const types = await run(process.execPath, ["scripts/generate.ts", "--contract"], { cwd: root });
  const written = types.stdout.split("\n").filter((line) => line.startsWith("written"));
  say("types", types.stderr.trim() || written.join("\n") || "unchanged");
}

/** Resolves at the first signal to stop. A terminal sends it here, and so does the door of the script. */
function firstSignal(): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => resolve());
  return promise;
}
