import { controlRefusal, type GuardOptions } from "../guard.ts";
import { urlOf } from "../url.ts";
import type { Controlled } from "./controlled.ts";

/** Responds to requests under `/__sandbox`; anything else is `undefined`. */
export type Control = (request: Request) => Promise<Response | undefined>;

const prefix = "/__sandbox";

/** @param controlled - Without it there is nothing but the health. */
export async function createControl(
  controlled: Controlled | undefined,
  options: Pick<GuardOptions, "corsOrigins">,
): Promise<Control> {
  // Loaded when they are wanted: most tests do without.
  const routes = controlled && (await import("./routes.ts")).createRoutes(controlled);

  return async (request) => {
    const { pathname } = urlOf(request);
    const isHealth = pathname === `${prefix}/health`;
    if (!isHealth && !(routes && `${pathname}/`.startsWith(`${prefix}/`))) return undefined;
    const refusal = controlRefusal(request, options);
    if (refusal) return Response.json({ error: refusal.reason }, { status: refusal.status });
    // What the page loads is named from here on.
    if (pathname === prefix) return new Response(null, { status: 308, headers: { location: `${prefix}/` } });
    return routes ? routes.fetch(request) : Response.json({ status: "ok" });
  };
}
