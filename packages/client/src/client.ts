import type { paths } from "@conomyhq/openapi-types";
import createOpenapiFetchClient, { type Middleware } from "openapi-fetch";
import { createTokenProvider, fromAccessToken, obtainAccessToken } from "./auth.ts";
import { type Customers, createCustomers } from "./customers.ts";
import { identification } from "./headers.ts";
import type { ClientMethods } from "./method.ts";
import { type ClientConfig, type ConomyClientOptions, toClientConfig } from "./options.ts";
import { OutgoingRequest } from "./request.ts";
import { createTransport, type Transport } from "./transport.ts";
import { serializePath } from "./url.ts";

/** A client of Conomy's customers API: its resources, and openapi-fetch's own methods beside them. */
export interface ConomyClient extends ClientMethods {
  readonly customers: Customers;
  /** Registers openapi-fetch middleware. It sees each call once. */
  use(...middleware: Middleware[]): void;
  /** Removes middleware that {@link ConomyClient.use} registered. */
  eject(...middleware: Middleware[]): void;
}

/**
 * Makes a client of Conomy's customers API.
 *
 * @example
 * ```ts
 * const conomy = createConomyClient({
 *   environment: "sandbox",
 *   apiKey: process.env.CONOMY_API_KEY,
 *   credentials: { clientId: process.env.CONOMY_CLIENT_ID, clientSecret: process.env.CONOMY_CLIENT_SECRET },
 *   userAgent: "billing/3.2",
 * });
 * const customer = await conomy.customers.update("69e25243baa9fd9b463d6bac", { email: "ana@example.com" });
 * ```
 *
 * @throws {@link ConomyConfigError} if an option is missing or cannot work.
 */
export function createConomyClient(options: ConomyClientOptions): ConomyClient {
  const config = toClientConfig(options);
  const transport = connect(config);
  const raw = createOpenapiFetchClient<paths>({
    baseUrl: config.baseUrl,
    pathSerializer: serializePath,
    fetch: transport as unknown as (request: Request) => Promise<Response>,
  });
  const middleware = new Set<Middleware>();
  // Middleware is written against the platform's `Request`; without any, a lighter one does.
  const request = () => (middleware.size > 0 ? globalThis.Request : OutgoingRequest);

  const call = (method: keyof ClientMethods) => (path: string, init?: object) =>
    (raw[method] as UntypedMethod)(path, { ...init, Request: request() });
  // The one place where openapi-fetch's types give way to stricter ones; `method.ts` says why.
  const methods = { PATCH: call("PATCH"), POST: call("POST") } satisfies Untyped as unknown as ClientMethods;

  return {
    ...methods,
    customers: createCustomers(methods),
    use(...added) {
      raw.use(...added);
      for (const one of added) middleware.add(one);
    },
    eject(...removed) {
      raw.eject(...removed);
      for (const one of removed) middleware.delete(one);
    },
  };
}

type UntypedMethod = (path: string, init?: object) => Promise<unknown>;
type Untyped = Record<keyof ClientMethods, UntypedMethod>;

function connect({ baseUrl, apiKey, userAgent, fetch, ...auth }: ClientConfig): Transport {
  const { accessToken, credentials } = auth;
  const token =
    accessToken === undefined
      ? // Exactly one of the two is given; `toClientConfig` saw to it.
        createTokenProvider(() => obtainAccessToken(transport, baseUrl, credentials!))
      : fromAccessToken(accessToken);
  const transport = createTransport({
    baseUrl,
    // Looked up at every call, so that what replaces the global `fetch` later is used.
    fetch: fetch ?? ((url, init) => globalThis.fetch(url, init)),
    headers: identification(apiKey, userAgent),
    token,
  });
  return transport;
}
