import { readFile } from "node:fs/promises";
import { resolve } from "node:path";
import { type CommandOptions, fail, misuse, paint, runCommand } from "@conomyhq/command";
import { redocly } from "./lib/redocly.ts";

const usage = `Usage: pnpm drift FILE.har [--server URL] [--ignore-headers NAMES]

Compares recorded traffic with the contract. Shows paths of the recording only, never headers or bodies.

  --server URL             the server that was recorded (default: the servers of the contract)
  --ignore-headers NAMES   request headers that need not be in the contract, separated by commas; "x-*" is a prefix
`;

/** The part of Redocly's report that is shown. */
interface Report {
  run: { totalExchanges: number; documentedExchanges: number };
  problems: Problem[];
}

interface Problem {
  severity: "error" | "info" | "warning";
  message: string;
  occurrences: number;
  exchangeIndex: number;
  method: string;
  status?: number;
  details?: { operationPathTemplate?: string };
}

const colours = { error: "red", info: "yellow", warning: "yellow" } as const;
const options = {
  server: { type: "string" },
  "ignore-headers": { type: "string", default: "" },
} satisfies CommandOptions;

await runCommand({ usage, options, allowPositionals: true }, async ({ values, positionals }) => {
  const [name, ...more] = positionals;
  if (!name || more.length > 0) misuse("Name one file, such as FILE.har.");
  if (values.server !== undefined && !URL.canParse(values.server)) misuse(`--server ${values.server} is no URL.`);

  // Started through pnpm, this runs at the root, wherever that was called.
  const file = resolve(process.env.INIT_CWD ?? ".", name);
  await checkHar(file, name);
  const report = await redocly((output) => [
    ...["drift", file, "--api", "openapi/conomy.yaml", "--traffic-format", "har", "--format", "json", "-o", output],
    // Redocly does not know that a header of a security scheme is documented.
    ...["--ignore-headers", `x-api-key,${values["ignore-headers"]}`],
    ...(values.server === undefined ? [] : ["--server", values.server]),
  ]);
  show(report as Report);
});

/** Redocly would report a broken recording as one without traffic. */
async function checkHar(file: string, name: string): Promise<void> {
  const text = await readFile(file, "utf8").catch((error) =>
    fail(error.code === "ENOENT" ? `${name} does not exist.` : `${name} cannot be read: ${error.message}.`),
  );
  let entries: { request?: { method?: unknown; url?: unknown } | null }[] | undefined;
  try {
    entries = JSON.parse(text)?.log?.entries;
  } catch {
    fail(`${name} is not JSON, so it is no HAR. Record it again.`);
  }
  if (!Array.isArray(entries)) fail(`${name} is no HAR: it has no list \`log.entries\`. Record it again.`);
  if (entries.length === 0) fail(`${name} holds no exchange. Record it again.`);
  const broken = entries.findIndex((entry) => !entry?.request?.method || !entry.request.url);
  if (broken >= 0) fail(`${name}: log.entries[${broken}] has no request with method and url. Record it again.`);
}

function show({ run: { totalExchanges, documentedExchanges }, problems }: Report): void {
  for (const { severity, message, occurrences, exchangeIndex, method, status, details } of problems) {
    const place = details?.operationPathTemplate ? ` ${method} ${details.operationPathTemplate} ${status ?? ""}` : "";
    const times = occurrences > 1 ? `, ${occurrences} times` : "";
    console.log(
      `${paint(colours[severity], severity)}${place.trimEnd()}: ${message} (exchange ${exchangeIndex}${times})`,
    );
  }
  const seen = `Exchanges: ${totalExchanges}, known to the contract: ${documentedExchanges}.`;
  if (problems.length > 0) fail(`\n${seen} Differences: ${problems.length}.`);
  if (documentedExchanges === 0) fail(`${seen} Give --server URL if another server was recorded.`);
  console.log(`${seen} Differences: 0.`);
}
