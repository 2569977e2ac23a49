import { fileURLToPath } from "node:url";
import type { Attempt, ConomyClientOptions, CustomerUpdate } from "@conomyhq/client";
import { type CommandOptions, fail, misuse, runCommand, toWholeNumber } from "@conomyhq/command";
import { loadDocument } from "@conomyhq/contract-document";
import type { Sandbox } from "@conomyhq/sandbox";
import { fromEnvironment } from "./lib/environment.ts";
import { type Exchange, observedFetch } from "./lib/exchange.ts";
import { note, show, step } from "./lib/steps.ts";
import { turbo } from "./lib/turbo.ts";

const usage = `Usage: pnpm start [--port N]
       pnpm start --environment NAME --customer ID [--body JSON]

Lints the contract, builds what follows from it, and makes one authenticated PATCH /customers/{customer-id}.
Without --environment the local sandbox responds; nothing leaves this machine.

  --port N             where the sandbox listens (default: a free port)
  --environment NAME   call the real API: sandbox or production
  --customer ID        the customer to update there
  --body JSON          the fields to change (default: the contract's own example; required for production)

The real API needs CONOMY_API_KEY, CONOMY_CLIENT_ID and CONOMY_CLIENT_SECRET, in the environment or in .env.
`;

const root = fileURLToPath(new URL("..", import.meta.url));

const options = {
  port: { type: "string", default: "0" },
  environment: { type: "string" },
  customer: { type: "string" },
  body: { type: "string" },
} satisfies CommandOptions;

await runCommand({ usage, options }, async ({ values }) => {
  const contract = await readContract();
  const port = toWholeNumber("--port", values.port, 65_535);
  const real = values.environment === undefined ? undefined : toRealTarget(values.environment, values);
  const customer = real?.customer ?? contract.customer;
  const changes = values.body === undefined ? contract.changes : toChanges(values.body);

  await step("Lint the contract", () => turbo("lint"));
  await step("Compare the generated files with it", () => turbo("//#generate:check"));
  await step("Build the packages", () => turbo("build"));
  await step("Build the reference", () => turbo("build:docs"));

  const { createConomyClient } = await import("@conomyhq/client");
  const sandbox = real ? undefined : await step("Start the sandbox", () => startSandbox(port));
  if (sandbox) note(`A local Conomy listens on ${sandbox.url} and keeps what it receives.`);

  const exchanges: Exchange[] = [];
  const attempts: Attempt[] = [];
  const conomy = createConomyClient({
    ...(real?.options ?? sandbox?.clientOptions ?? fail("There is nobody to call.")),
    userAgent: "conomy-start/1",
    // Values of real customers are nobody's business in a terminal.
    fetch: observedFetch((exchange) => exchanges.push(exchange), real !== undefined),
    onAttempt: (attempt) => attempts.push(attempt),
  });
  try {
    await step("Authenticate, and update a customer", () => conomy.customers.update(customer, changes));
    exchanges.splice(0).forEach(show);
    if (sandbox) {
      console.log();
      await step("Read the change back from the sandbox", async () => sandbox.customers.get(customer));
      note(JSON.stringify(pick(sandbox.customers.get(customer), Object.keys(changes))));

      attempts.length = 0;
      sandbox.faults.next("tooManyRequests", { retryAfter: 1 });
      await step("Update again, through a rate limit", () => conomy.customers.update(customer, changes));
      for (const { number, status, wait } of attempts) {
        note(`attempt ${number}: ${status}${wait === undefined ? "" : `, Retry-After: 1, so again in ${wait} ms`}`);
      }
    }
  } catch (error) {
    exchanges.forEach(show);
    fail(`\nThe call failed: ${error instanceof Error ? error.message : error}`);
  } finally {
    await sandbox?.close();
  }

  console.log(`
The reference    packages/reference/dist/index.html
Try next         npx -y pnpm@12.21.0 test
                 edit openapi/conomy.yaml, run \`npx -y pnpm@12.21.0 generate\`, and start again
                 npx -y pnpm@12.21.0 sandbox, to develop against it
                 npx -y pnpm@12.21.0 start --help, for the real API`);
});

interface Contract {
  components: {
    parameters: { CustomerId: { example: string } };
    requestBodies: {
      CustomerUpdate: { content: { "application/json": { examples: Record<string, { value: CustomerUpdate }> } } };
    };
  };
}

/** The contract's own examples of a customer's id and of fields to change. */
async function readContract(): Promise<{ customer: string; changes: CustomerUpdate }> {
  const { components } = loadDocument<Contract>(`${root}openapi/conomy.yaml`, "openapi/conomy.yaml").value;
  const { content } = components.requestBodies.CustomerUpdate;
  const [example] = Object.values(content["application/json"].examples);
  if (!example) fail("openapi/conomy.yaml: components.requestBodies.CustomerUpdate has no example to send.");
  return { customer: components.parameters.CustomerId.example, changes: example.value };
}

async function startSandbox(port: number): Promise<Sandbox> {
  const sandbox = await import("@conomyhq/sandbox");
  return sandbox.startSandbox({ port }).catch((error) => fail(error.message));
}

function pick(value: object | undefined, names: string[]): object {
  return Object.fromEntries(Object.entries(value ?? {}).filter(([name]) => names.includes(name)));
}

function toRealTarget(environment: string, { customer, body }: { customer?: string; body?: string }) {
  if (environment !== "sandbox" && environment !== "production") {
    misuse(`--environment ${environment} is unknown: sandbox or production.`);
  }
  if (!customer) misuse("--environment needs --customer ID, the customer to update.");
  if (environment === "production" && !body)
    misuse("--environment production needs --body JSON, the fields to change.");
  const options: ConomyClientOptions = {
    environment,
    apiKey: fromEnvironment("CONOMY_API_KEY"),
    credentials: {
      clientId: fromEnvironment("CONOMY_CLIENT_ID"),
      clientSecret: fromEnvironment("CONOMY_CLIENT_SECRET"),
    },
  };
  return { customer, options };
}

function toChanges(text: string): CustomerUpdate {
  try {
    return JSON.parse(text);
  } catch {
    misuse("--body is not JSON.");
  }
}
