import { Hono } from "hono";
import { Misuse } from "../misuse.ts";
import { Problem } from "../problem.ts";
import { addClock } from "./clock.ts";
import description from "./control.yaml";
import type { Controlled } from "./controlled.ts";
import { asDescribed } from "./described.ts";
import { addFaults } from "./faults.ts";
import { sendPage } from "./page.ts";
import { addRequests } from "./requests.ts";
import { addState } from "./state.ts";

/** All routes under `/__sandbox`. Each does what the method in code does, and `control.yaml` describes it. */
export function createRoutes(controlled: Controlled): Hono {
  const root = new Hono();
  root.use(asDescribed);
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
    const misused = [Problem, TypeError].some((kind) => error instanceof kind);
    if (!misused) console.error(error);
    return context.json({ error: error.message }, misused ? 400 : 500);
  });
  return root;
}
