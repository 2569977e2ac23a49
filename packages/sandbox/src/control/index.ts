import { controlRefusal, type GuardOptions, type Refusal } from "../guard.ts";
import { urlOf } from "../url.ts";
import type { Controlled } from "./controlled.ts";

/** Responds to requests under `/__sandbox`; anything else is `undefined`. */
export type Control = (request: Request) => Promise<Response | undefined>;

const prefix = "/__sandbox";

/** Whether a path belongs to the sandbox itself, and not to Conomy. Without `--control` only the health does. */
export function isControlPath(pathname: string, hasControl: boolean): boolean {
  return pathname === `${prefix}/health` || (hasControl && `${pathname}/`.startsWith(`${prefix}/`));
}

/** A refusal on these routes: who asks here is a person or a test, so one sentence is enough. */
export function refuseControl({ reason, status }: Refusal): Response {
  return Response.json({ error: reason }, { status });
}

/** @param controlled - Without it there is nothing but the health. */
export async function createControl(
  controlled: Controlled | undefined,
  options: Pick<GuardOptions, "corsOrigins">,
): Promise<Control> {
  // Loaded when they are wanted: most tests do without.
  const routes = controlled && (await import("./routes.ts")).createRoutes(controlled);

  return async (request) => {
    const { pathname } = urlOf(request);
    if (!isControlPath(pathname, routes !== undefined)) return undefined;
    const refusal = controlRefusal(request, options);
    if (refusal) return refuseControl(refusal);
    // What the page loads is named from here on.
    if (pathname === prefix) return new Response(null, { status: 308, headers: { location: `${prefix}/` } });
    return routes ? routes.fetch(request) : Response.json({ status: "ok" });
  };
}
