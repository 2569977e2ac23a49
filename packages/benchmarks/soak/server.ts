import { type FaultKind, startSandbox } from "@conomyhq/sandbox";

// The process of a sandbox that fails now and then: node server.ts PORT FILE CUSTOMERS. It says where it listens.

/** The share of calls that meet a fault, over all kinds together. */
const faulty = 0.05;
/** How long a token is good, in seconds. */
const tokenLifetime = 30;

// An object, so that a new kind of fault does not compile until it stands here.
const kinds = Object.keys({
  alreadyExist: true,
  dropAfterSend: true,
  dropBeforeSend: true,
  expireToken: true,
  failedPrecondition: true,
  forbiddenOperation: true,
  html: true,
  invalidParam: true,
  latency: true,
  malformedJson: true,
  missingParam: true,
  notFound: true,
  parsingResource: true,
  respond: true,
  serverError: true,
  stall: true,
  tooManyRequests: true,
  truncateBody: true,
  unauthorized: true,
  unimplemented: true,
  unknown: true,
} satisfies Record<FaultKind, true>) as FaultKind[];

const [port, db = "", customers] = process.argv.slice(2);
const sandbox = await startSandbox({
  port: Number(port),
  db,
  tokenLifetime,
  seed: {
    tenants: [
      {
        clientId: "sandbox-client",
        clientSecret: "sandbox-secret",
        apiKey: "sandbox-key",
        customers: Array.from({ length: Number(customers) }, (_, at) => ({ id: `c${at}`, firstName: "Ana" })),
      },
    ],
  },
});
for (const kind of kinds) {
  const options = { times: Number.POSITIVE_INFINITY, when: () => Math.random() < faulty / kinds.length };
  if (kind === "respond") sandbox.faults.next(kind, { ...options, response: { status: 503, body: "busy" } });
  else sandbox.faults.next(kind, options);
}
process.on("message", () => {
  sandbox.faults.clear();
  process.send?.("calm");
});
process.on("SIGTERM", () => void sandbox.close().then(() => process.exit()));
process.on("disconnect", () => process.exit());
process.send?.({ url: sandbox.url });
