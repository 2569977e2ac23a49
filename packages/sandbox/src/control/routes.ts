import { Hono } from "hono";
import { Misuse } from "../misuse.ts";
import { addClock } from "./clock.ts";
import description from "./control.yaml";
import { addFaults } from "./faults.ts";
import type { Controlled } from "./index.ts";
import { sendPage } from "./page.ts";
import { addRequests } from "./requests.ts";
import { addState } from "./state.ts";

/** All routes under `/__sandbox`. Each does what the method in code does, and `control.yaml` describes it. */
export function createRoutes(controlled: Controlled): Hono {
  const root = new Hono();
  root.get("/__sandbox/", sendPage);
  const hono = root.basePath("/__sandbox");
  hono.get("/health", (context) => context.json({ status: "ok" }));
  hono.get("/openapi.json", (context) => context.json(description));
  addState(hono, controlled);
  addRequests(hono, controlled);
  addFaults(hono, controlled);
  addClock(hono, controlled);

  // Whoever asks here talks to the sandbox itself, not to Conomy: a plain message does.
  root.notFound((context) => context.json({ error: "There is no such path" }, 404));
  root.onError((error, context) => {
    if (error instanceof Misuse) return context.json({ error: error.message }, error.status);
    const misused = error instanceof TypeError || error instanceof SyntaxError;
    if (!misused) console.error(error);
    return context.json({ error: error.message }, misused ? 400 : 500);
  });
  return root;
}
