import type { AccessToken, paths } from "@conomyhq/openapi-types";
import openapiFetch, { type Middleware } from "openapi-fetch";
import { type Call, late } from "./call.ts";
import { authPath } from "./contract.generated.ts";
import { type Customers, createCustomers } from "./customers.ts";
import { toApiError } from "./errors/api-error.ts";
import { refuse } from "./errors/config-error.ts";
import { receive } from "./exchange.ts";
import { toHeaders } from "./headers.ts";
import type { CallOptions, ClientMethod, ClientMethods, ParseAs } from "./method.ts";
import { createObserver } from "./observe.ts";
import { type AccessTokenSource, type ConomyClientOptions, readOptions } from "./options.ts";
import type { FetchResponse } from "./platform.ts";
import { OutgoingRequest, serializeBody, type TransportRequest } from "./request.ts";
import { type ResponsePromise, toResponsePromise } from "./result.ts";
import { createRetryBudget, isIdempotent, toRetrySettings } from "./retry.ts";
import { callShape, check } from "./rules.ts";
import { within } from "./time.ts";
import { guard } from "./token-cache.ts";
import { fromAccessToken, fromCredentials } from "./token-source.ts";
import { createTransport, type Transport } from "./transport.ts";
import { serializePath, serializeQuery } from "./url.ts";

// In CommonJS the default import is the whole module, whose `default` is the function.
const createOpenapiFetchClient = (openapiFetch as { default?: typeof openapiFetch }).default ?? openapiFetch;

/** What {@link ConomyClient.request} takes beside method and path. */
export interface RequestOptions extends CallOptions {
  params?: {
    /** Values for the `{names}` in the path. They are encoded, and appear in no log line. */
    path?: Readonly<Record<string, string>> | undefined;
    /** A list repeats its name. */
    query?: Readonly<Record<string, QueryValue | readonly QueryValue[] | undefined>> | undefined;
  };
  /** Sent as JSON. */
  body?: object | undefined;
  /** How the body of a success is read: as JSON, of which an empty one is `undefined`, or as text. */
  parseAs?: ParseAs | undefined;
}

type QueryValue = boolean | number | string;

/** A client of Conomy's customers API: its resources, and openapi-fetch's own methods beside them. */
export interface ConomyClient extends ClientMethods {
  readonly customers: Customers;
  /**
   * Calls an endpoint that the contract does not describe, with everything that the other calls have: token, headers,
   * retries, times and errors. What is sent more than once are the idempotent methods of RFC 9110; PATCH is none of them.
   *
   * @param method - Such as `POST`.
   * @param path - Below the base URL, such as `/payments/{id}`. It appears in errors and log lines, so that ids belong into
   * `params`.
   * @returns The body of a success, of which nothing is known unless you say so.
   *
   * @example
   * ```ts
   * const receipt = await conomy.request("POST", "/payments", { body: { amount: 10 } });
   * ```
   *
   * @throws {ConomyError} as every call does.
   */
  request<Data = unknown>(method: string, path: string, options?: RequestOptions): ResponsePromise<Data>;
  /** Registers openapi-fetch middleware. It sees each call once, however often the client tries it. */
  use(...middleware: Middleware[]): void;
  /** Removes middleware that {@link ConomyClient.use} registered. */
  eject(...middleware: Middleware[]): void;
}

/** What a call takes, whoever makes it. */
type Init = Omit<RequestOptions, "body" | "params"> & { params?: object | undefined; body?: unknown };

/** Makes a call of the contract and returns its data, or throws what went wrong. */
export type Perform = <Data>(
  method: keyof ClientMethods,
  path: keyof paths,
  init: { params: object; body?: unknown },
  options: CallOptions | undefined,
) => ResponsePromise<Data>;

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
  const settings = readOptions(options);
  const { baseUrl } = settings;
  const { credentials, accessToken, tokenCache } = options;
  const budget = createRetryBudget();
  const transport: Transport = createTransport({
    ...settings,
    tokens: credentials
      ? fromCredentials(
          (signal) => throwing<AccessToken>(authRaw, "POST", authPath, { body: credentials, signal }),
          budget,
          tokenCache && guard(tokenCache, [baseUrl, credentials.clientId, credentials.clientSecret]),
        )
      : fromAccessToken(accessToken as AccessTokenSource, budget),
    budget,
    observe: createObserver(options),
  });

  const connect = () =>
    createOpenapiFetchClient<paths>({
      baseUrl,
      bodySerializer: serializeBody,
      pathSerializer: serializePath,
      querySerializer: serializeQuery,
    });
  const raw = connect();
  // The client's own `POST /auth` is no call that middleware should see.
  const authRaw = connect();
  const middleware = new Set<Middleware>();

  /** Makes a call. `data` is there for a success alone, and `error` for a failure. */
  async function send(client: typeof raw, method: string, path: string, init: Init, isKnown = true): Promise<Answered> {
    check({ ...init, method, path }, callShape);
    const { params, body, headers, signal, parseAs } = init;
    if (body !== undefined && /GET|HEAD/.test(method)) refuse(`\`body\` cannot go with ${method}.`);
    const call: Call = {
      operation: `${method} ${path}`,
      apiVersion: init.apiVersion ?? settings.apiVersion,
      signal,
      timeout: init.timeout ?? settings.timeout,
      deadline: init.deadline ?? settings.deadline,
      startedAt: performance.now(),
      retry: toRetrySettings(init.retry, settings.retry),
      // Conomy's PATCH is a merge, and a second token does no harm.
      repeatable: isIdempotent(method) || (isKnown && (method === "PATCH" || path === authPath)),
      expects: parseAs === "text" ? parseAs : isKnown ? "object" : "json",
      attempts: [],
    };
    // Middleware is written against the platform's `Request`; without any, a lighter one does.
    const isLight = client !== raw || !middleware.size;
    // The cast is the one place where openapi-fetch's types give way to the stricter ones of `method.ts`, which says why.
    const work = async () => {
      const { response, error } = await (client.request as UntypedRequest)(method, path, {
        // Otherwise openapi-fetch leaves the names in a path as they are.
        params: { path: {}, ...params },
        body,
        headers: headers && toHeaders(headers),
        // The transport has read the response already. This "parses" it to itself, without reading it again.
        parseAs: "valueOf",
        fetch: (request: TransportRequest) => transport(request, call),
        Request: isLight ? OutgoingRequest : Request,
      });
      // Middleware may have replaced the response. If it is an error, openapi-fetch has read it.
      if (response === call.response) return;
      const { error: fault } = response.ok ? await receive(response, call, settings.maxBodySize) : {};
      if (fault) throw fault;
      if (!response.ok) Object.assign(call, { response, data: typeof error === "object" && error ? error : {} });
    };
    try {
      await (isLight ? work() : within(call.deadline, signal, late(call, "deadline"), work));
      return call as Answered;
    } catch (error) {
      // openapi-fetch loses a reason that is falsy.
      throw signal?.aborted ? signal.reason : error;
    }
  }

  function throwing<Data>(...given: Parameters<typeof send>): ResponsePromise<Data> {
    return toResponsePromise(
      send(...given).then((call) => {
        const { response, data, attempts } = call;
        if (!response.ok) throw toApiError(call, response, data as object);
        return { data: data as Data, response, attempts };
      }),
    );
  }

  const rawMethod =
    (method: string) =>
    async (path: string, init: Init = {}) => {
      const { response, data } = await send(raw, method, path, init);
      return response.ok ? { data, response } : { error: data, response };
    };

  return {
    PATCH: rawMethod("PATCH") as ClientMethod<"patch">,
    POST: rawMethod("POST") as ClientMethod<"post">,
    customers: createCustomers((method, path, init, options) => throwing(raw, method, path, { ...options, ...init })),
    request: (method, path, init = {}) => throwing(raw, method, path, init, false),
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

type Answered = Call & Required<Pick<Call, "response">>;
type UntypedRequest = (
  method: string,
  path: string,
  init: object,
) => Promise<{ error?: unknown; response: FetchResponse }>;
