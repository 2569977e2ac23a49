import { Hono } from "hono";
import type { FaultKind } from "./faults/kinds.ts";
import type { FaultOptions } from "./faults/options.ts";
import type { Faults } from "./faults/queue.ts";
import type { RecordedRequest } from "./requests.ts";

/** What can be asked of a sandbox over HTTP, beside what Conomy offers. */
export interface Controlled {
  faults: Faults;
  requests: readonly RecordedRequest[];
  reset(): void;
}

const prefix = "/__sandbox";

/**
 * Makes what answers requests under `/__sandbox`; anything else is `undefined`.
 *
 * @param controlled - Without it there is nothing but the health.
 */
export function createControl(controlled?: Controlled): (request: Request) => Promise<Response | undefined> {
  const hono = new Hono().basePath(prefix);
  hono.get("/health", (context) => context.json({ status: "ok" }));
  if (controlled) addControls(hono, controlled);
  // Whoever asks here talks to the sandbox itself, not to Conomy: a plain message does.
  hono.notFound((context) => context.json({ error: "There is no such path" }, 404));
  hono.onError((error, context) => {
    const misused = error instanceof TypeError || error instanceof SyntaxError;
    if (!misused) console.error(error);
    return context.json({ error: error.message }, misused ? 400 : 500);
  });

  return async (request) => {
    const { pathname } = new URL(request.url);
    const isHere = controlled ? pathname.startsWith(`${prefix}/`) : pathname === `${prefix}/health`;
    return isHere ? hono.fetch(request) : undefined;
  };
}

function addControls(hono: Hono, { faults, requests, reset }: Controlled): void {
  hono.get("/requests", (context) => context.json(requests));
  hono.get("/faults", (context) => context.json(faults.pending));
  hono.delete("/faults", (context) => {
    faults.clear();
    return context.body(null, 204);
  });
  hono.post("/faults", async (context) => {
    const { kind, ...options } = Object(await context.req.json()) as { kind: FaultKind } & FaultOptions;
    faults.next<FaultKind>(kind, options);
    return context.json(faults.pending, 201);
  });
  hono.post("/reset", (context) => {
    reset();
    return context.body(null, 204);
  });
}
