import { Hono } from "hono";
import { cors } from "hono/cors";

/** Lets pages of other origins read responses. */
export interface Cors {
  /** The response to a preflight; `undefined` for any other request, and for pages that may not call. */
  preflight(request: Request): Promise<Response | undefined>;
  /** Adds what a page needs to read a response. */
  allow(request: Request, response: Response): Promise<Response>;
}

export function createCors(origins: readonly string[]): Cors {
  const middleware = cors({ origin: [...origins], exposeHeaders: ["*"], maxAge: 600 });
  const hono = new Hono<{ Bindings: { response: Response } }>().use(middleware).all("*", ({ env }) => env.response);
  const isNamed = ({ headers }: Request) => origins.includes(headers.get("origin") ?? "");

  return {
    async preflight(request) {
      const asks = request.method === "OPTIONS" && request.headers.has("access-control-request-method");
      return asks && isNamed(request) ? hono.fetch(request) : undefined;
    },
    // What a page may read depends on its origin, so a cache must not give to one what was meant for another.
    async allow(request, response) {
      return isNamed(request) && request.method !== "OPTIONS" ? hono.fetch(request, { response }) : response;
    },
  };
}
