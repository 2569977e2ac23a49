import type { Hono } from "hono";
import type { FaultKind } from "../faults/kinds.ts";
import type { FaultOptions } from "../faults/options.ts";
import type { Fault } from "../faults/queue.ts";
import type { Controlled } from "./controlled.ts";
import { objectOf } from "./json.ts";

export function addFaults(hono: Hono, { faults }: Controlled): void {
  // JSON has no Infinity, and no function.
  const pending = () =>
    faults.pending.map(({ when, ...fault }: Fault) => ({
      ...fault,
      ...(fault.times === Number.POSITIVE_INFINITY && { times: "Infinity" }),
    }));

  hono.get("/faults", (context) => context.json(pending()));
  hono.post("/faults", async (context) => {
    const { kind, ...options } = (await objectOf(context)) as unknown as { kind: FaultKind } & FaultOptions;
    faults.next<FaultKind>(kind, options);
    return context.json(pending(), 201);
  });
  hono.delete("/faults", (context) => {
    faults.clear();
    return context.body(null, 204);
  });
}
