import { type CommandOptions, fail, misuse, paint, runCommand } from "@conomyhq/command";
import { fromEnvironment } from "./lib/environment.ts";
import { redocly } from "./lib/redocly.ts";
import { turbo } from "./lib/turbo.ts";

const usage = `Usage: pnpm respect
       pnpm respect -S conomy=URL --customer ID --email ADDRESS [-i NAME=VALUE]…

Runs the journeys of openapi/workflows.arazzo.yaml: against the local sandbox, or against the real API.

  -S, --server conomy=URL   the API, such as https://api.conomyhq.com/sandbox
  --customer ID             a customer that exists there
  --email ADDRESS           the e-mail address that this customer gets; beside that, the journeys add a customer
  -i, --input NAME=VALUE    another input, or one in place of the environment's: apiKey, clientId, clientSecret

The real API needs CONOMY_API_KEY, CONOMY_CLIENT_ID and CONOMY_CLIENT_SECRET, in the environment or in .env.
Shown are steps, statuses and checks, never what was sent or returned.
`;

/** The part of Redocly's report that is shown. */
interface Report {
  files: Record<string, { executedWorkflows: { workflowId: string; executedSteps: Step[] }[] }>;
}

interface Step {
  stepId: string;
  response?: { statusCode: number };
  checks: { name: string; passed: boolean; condition?: string; message: string }[];
}

/** Where the journeys lead, and what they need to know. */
interface Target {
  url: string;
  inputs: Record<string, string>;
  close?(): Promise<void>;
}

const options = {
  server: { type: "string", short: "S" },
  customer: { type: "string" },
  email: { type: "string" },
  input: { type: "string", short: "i", multiple: true, default: [] },
} satisfies CommandOptions;

await runCommand({ usage, options }, async ({ values }) => {
  const inputs = Object.fromEntries(values.input.map(toInput));
  const target = values.server === undefined ? await startLocal() : toRealTarget(values.server, values, inputs);
  try {
    const report = await redocly(
      (file) => ["respect", "openapi/workflows.arazzo.yaml", "-S", `conomy=${target.url}`, "--json-output", file],
      // Not as arguments, which every user of the machine can read.
      { REDOCLY_CLI_RESPECT_INPUT: JSON.stringify({ ...target.inputs, ...inputs }) },
    );
    show(report as Report);
  } finally {
    await target.close?.();
  }
});

async function startLocal(): Promise<Target> {
  await turbo("build", "--filter=@conomyhq/sandbox");
  const { startSandbox } = await import("@conomyhq/sandbox");
  const { url, clientOptions, customers, close } = await startSandbox();
  const { apiKey, credentials } = clientOptions;
  const customerId = customers.list()[0]?.id ?? "";
  return { url, inputs: { apiKey, ...credentials, customerId, email: "journey@example.com" }, close };
}

function toRealTarget(
  server: string,
  { customer, email }: { customer?: string; email?: string },
  inputs: Record<string, string>,
): Target {
  const url = /^conomy=(.+)$/.exec(server)?.[1] ?? misuse("--server has to be conomy=URL.");
  if (!/^https:\/\/|^http:\/\/(localhost|127\.0\.0\.1)([:/]|$)/.test(url)) {
    misuse(`${url} would get the secrets unencrypted; only https, or this machine.`);
  }
  const customerId = customer ?? inputs.customerId ?? misuse("--server needs --customer ID, a customer that exists.");
  return {
    url,
    inputs: {
      customerId,
      email: email ?? inputs.email ?? misuse(`--server needs --email ADDRESS, which customer ${customerId} gets.`),
      apiKey: inputs.apiKey ?? fromEnvironment("CONOMY_API_KEY"),
      clientId: inputs.clientId ?? fromEnvironment("CONOMY_CLIENT_ID"),
      clientSecret: inputs.clientSecret ?? fromEnvironment("CONOMY_CLIENT_SECRET"),
    },
  };
}

function toInput(text: string): [string, string] {
  const at = text.indexOf("=");
  if (at < 1) misuse("--input has to be NAME=VALUE.");
  return [text.slice(0, at), text.slice(at + 1)];
}

/** Shows what happened, without what was sent or returned. */
function show({ files }: Report): void {
  const failed: string[] = [];
  let checks = 0;
  for (const { workflowId, executedSteps } of Object.values(files).flatMap((file) => file.executedWorkflows)) {
    for (const step of executedSteps) {
      const name = `${workflowId} / ${step.stepId}`;
      const broken = step.checks.filter(({ passed }) => !passed);
      checks += step.checks.length;
      if (broken.length > 0) failed.push(name);
      const status = step.response?.statusCode ? ` ${step.response.statusCode}` : "";
      console.log(`${broken.length > 0 ? paint("red", "✖") : paint("green", "✔")} ${name}${status}`);
      for (const check of broken) console.log(`    ${check.condition ?? check.name}${reasonOf(check)}`);
    }
  }
  if (failed.length > 0) fail(`\nFailed: ${failed.join(", ")}.`);
  console.log(`\n${checks} checks passed.`);
}

/** Why there was no response. Other messages may carry values of the response. */
function reasonOf({ name, message }: Step["checks"][number]): string {
  return name === "failed network request" ? `: ${message}` : "";
}
