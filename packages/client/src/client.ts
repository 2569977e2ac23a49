import type { AccessToken, ErrorBody, paths } from "@conomyhq/openapi-types";
import openapiFetch, { type Middleware } from "openapi-fetch";
import type { Attempt } from "./attempt.ts";
import { createTokenSource, fromAccessToken } from "./auth.ts";
import { authPath } from "./contract.generated.ts";
import { type Customers, createCustomers } from "./customers.ts";
import { toApiError } from "./errors/api-error.ts";
import { checkHeader, identification } from "./headers.ts";
import type { CallOptions, ClientMethod, ClientMethods, ParseAs } from "./method.ts";
import { createObserver } from "./observe.ts";
import { type AccessTokenSource, type ConomyClientOptions, checkOptions, checkReliability } from "./options.ts";
import type { ResponseLike } from "./platform.ts";
import { OutgoingRequest, type TransportRequest } from "./request.ts";
import { createRetryBudget } from "./retry.ts";
import { type Call, createTransport, type Transport } from "./transport.ts";
import { serializePath } from "./url.ts";

// In CommonJS the default import is the whole module, whose `default` is the function.
const createOpenapiFetchClient = (openapiFetch as { default?: typeof openapiFetch }).default ?? openapiFetch;

/** A client of Conomy's customers API: its resources, and openapi-fetch's own methods beside them. */
export interface ConomyClient extends ClientMethods {
  readonly customers: Customers;
  /** Registers openapi-fetch middleware. It sees each call once, however often the client tries it. */
  use(...middleware: Middleware[]): void;
  /** Removes middleware that {@link ConomyClient.use} registered. */
  eject(...middleware: Middleware[]): void;
}

const defaultDeadline = 90_000;

type Method = keyof ClientMethods;
type Init = CallOptions & { params?: object; body?: unknown; parseAs?: ParseAs };
type Result = { data?: unknown; error?: ErrorBody | undefined; response: ResponseLike };

/** Makes a call and answers its data, or throws what went wrong. */
export type Perform = <Data>(method: Method, path: keyof paths, init: Init) => Promise<Data>;

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
 * @throws {ConomyConfigError} if an option is missing or cannot work.
 */
export function createConomyClient(options: ConomyClientOptions): ConomyClient {
  const { credentials, accessToken, tokenCache } = options;
  const baseUrl = checkOptions(options);
  const transport: Transport = createTransport({
    baseUrl,
    headers: identification(options.apiKey as string, options.userAgent),
    // Looked up at every call, so that what replaces the global `fetch` later is used.
    fetch: (url, init) => (options.fetch ?? globalThis.fetch)(url, init),
    tokens: credentials
      ? createTokenSource(
          () => perform<AccessToken>(authRaw, "POST", authPath, { body: credentials }),
          `${baseUrl} ${credentials.clientId}`,
          options.deadline ?? defaultDeadline,
          tokenCache,
        )
      : fromAccessToken(accessToken as AccessTokenSource),
    budget: createRetryBudget(),
    observe: createObserver(options),
    maxBodySize: options.maxBodySize ?? 10 * 2 ** 20,
  });

  const connect = () => createOpenapiFetchClient<paths>({ baseUrl, pathSerializer: serializePath });
  const raw = connect();
  // The client's own `POST /auth` is no call that middleware should see.
  const authRaw = connect();
  const middleware = new Set<Middleware>();

  async function send(
    client: typeof raw,
    method: Method,
    path: keyof paths,
    init: Init,
    attempts: Attempt[],
  ): Promise<Result> {
    const { params, body, headers, signal, parseAs, timeout, deadline, retry = options.retry ?? {} } = init;
    checkReliability(init);
    for (const name in headers) checkHeader(name, headers[name]);
    const call: Call = {
      operation: `${method} ${path}`,
      signal,
      timeout: timeout ?? options.timeout ?? 30_000,
      deadline: deadline ?? options.deadline ?? defaultDeadline,
      retry: retry || { attempts: 1 },
      json: parseAs !== "text",
      attempts,
    };
    // Middleware is written against the platform's `Request`; without any, a lighter one does. The cast is the one place
    // where openapi-fetch's types give way to the stricter ones of `method.ts`, which says why.
    // `parsed()` is what `readBody` adds: openapi-fetch would parse the text of an answer once more.
    const light = client !== raw || !middleware.size;
    const fetch = (request: TransportRequest) => transport(request, call);
    try {
      const send = client[method] as unknown as UntypedMethod;
      const result = await send(path, {
        params,
        body,
        headers,
        parseAs: light ? "parsed" : parseAs,
        fetch,
        Request: light ? OutgoingRequest : globalThis.Request,
      });
      // openapi-fetch answers an empty text for an empty error, unless the headers say its length.
      if ("error" in result) result.error ||= undefined;
      return result;
    } catch (error) {
      // openapi-fetch loses a reason that is falsy.
      throw signal?.aborted ? signal.reason : error;
    }
  }

  async function perform<Data>(client: typeof raw, method: Method, path: keyof paths, init: Init): Promise<Data> {
    const attempts: Attempt[] = [];
    const { data, error, response } = await send(client, method, path, init, attempts);
    if (response.ok) return data as Data;
    throw toApiError(`${method} ${path}`, response, attempts, error);
  }

  const call = (method: Method) => (path: keyof paths, init: Init) => send(raw, method, path, init, []);

  return {
    PATCH: call("PATCH") as ClientMethod<"patch">,
    POST: call("POST") as ClientMethod<"post">,
    customers: createCustomers((...call) => perform(raw, ...call)),
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

type UntypedMethod = (path: string, init: object) => Promise<Result>;
