import type { AccessToken, paths } from "@conomyhq/openapi-types";
import openapiFetch, { type Middleware } from "openapi-fetch";
import { checkArguments, checkParameters, serializeQuery } from "./arguments.ts";
import { type Call, createCall, type Shared } from "./call.ts";
import { complete } from "./complete.ts";
import { authPath } from "./contract.generated.ts";
import { type Customers, createCustomers } from "./customers.ts";
import { refuse } from "./errors/config-error.ts";
import { toHeaders } from "./headers.ts";
import type { CallOptions, ClientMethod, ClientMethods, ParseAs } from "./method.ts";
import { createObserver } from "./observe.ts";
import { type ConomyClientOptions, readOptions } from "./options.ts";
import type { FetchResponse } from "./platform.ts";
import { OutgoingRequest, serializeBody, type TransportRequest } from "./request.ts";
import { type ResponsePromise, toResponsePromise } from "./result.ts";
import { createRetryBudget } from "./retry.ts";
import { guard } from "./token-cache.ts";
import { createTokenSource, fromAccessToken, fromCredentials } from "./token-source.ts";
import { serializePath } from "./url.ts";

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
  /** How the body of a success is read: as JSON (`undefined` if it is empty), or as text. */
  parseAs?: ParseAs | undefined;
}

type QueryValue = boolean | number | string;

/** A client of Conomy's customers API: its resources, and openapi-fetch's own methods beside them. */
export interface ConomyClient extends ClientMethods {
  readonly customers: Customers;
  /**
   * Calls an endpoint that the contract does not describe, in the same way as the other calls: token, headers, time limits
   * and errors. Only GET, HEAD, OPTIONS, PUT and DELETE are repeated after any transient failure. POST and PATCH are
   * repeated only after 429, or if no connection was made.
   *
   * @param method - Such as `POST`.
   * @param path - Below the base URL, such as `/payments/{id}`. It appears in errors and log lines, so put ids into `params`.
   * @returns The body of a success. Its type is `unknown` unless you name one; it is not checked.
   *
   * @throws {ConomyError} as every call does.
   */
  request(method: string, path: string, options?: RequestOptions): ResponsePromise<unknown>;
  /** The same, for whoever names the type of the data. It is not checked. */
  // Apart, so that a variable's type does not become the data's unnoticed.
  request<Data>(method: string, path: string, options?: RequestOptions): ResponsePromise<Data>;
  /** Registers openapi-fetch middleware. It is called once for each call, not for each attempt. */
  use(...middleware: Middleware[]): void;
  /** Removes middleware that {@link ConomyClient.use} registered. */
  eject(...middleware: Middleware[]): void;
}

/** What a call takes, whoever makes it. */
type Init = Omit<RequestOptions, "body" | "params"> & { params?: { path?: unknown } | undefined; body?: unknown };

/**
 * Makes a client of Conomy's customers API.
 *
 * @throws {ConomyConfigError} if an option is missing or cannot work.
 */
export function createConomyClient(options: ConomyClientOptions): ConomyClient {
  const settings = readOptions(options);
  const { baseUrl, credentials, accessToken, tokenCache } = settings;
  const budget = createRetryBudget();
  const load = credentials
    ? fromCredentials(
        (signal) => perform<AccessToken>([], "POST", authPath, { signal }, { body: credentials }),
        tokenCache && guard(tokenCache, [baseUrl, credentials]),
      )
    : fromAccessToken(accessToken);
  const shared: Shared = {
    ...settings,
    budget,
    tokens: createTokenSource(load, budget),
    observe: createObserver(settings),
  };

  const { request } = createOpenapiFetchClient<paths>({
    baseUrl,
    pathSerializer: serializePath,
    querySerializer: serializeQuery,
  });
  const registered: Middleware[] = [];

  /**
   * @param operation - What does not come from the caller's options.
   * @param isKnown - Whether the contract describes the operation.
   */
  async function send(
    middleware: Middleware[],
    method: string,
    path: string,
    options: Init | undefined,
    operation: Pick<Init, "body" | "params"> | undefined,
    isKnown = true,
  ): Promise<Call> {
    const settings = options === undefined ? shared.usual : complete(options, shared.usual);
    const { headers, signal } = options ?? {};
    const { body } = operation ?? {};
    let params = operation?.params;
    // A resource's own operations need no check.
    if (operation === options) {
      params = settings.params;
      checkArguments(baseUrl, method, path, settings);
      checkParameters(options?.params ?? {});
      if (!isKnown && body !== undefined && /GET|HEAD/.test(method)) refuse("body", "be absent for GET or HEAD");
    }
    if (signal !== undefined) complete(signal, { addEventListener() {}, removeEventListener() {} }, "signal", true);
    const call = createCall(shared, method, path, settings, signal, isKnown);
    // Middleware is written against the platform's `Request`; without any, a lighter one does.
    const isLight = !middleware.length;
    // The cast is the one place where openapi-fetch's types give way to the stricter ones of `method.ts`, which says why.
    const run = () =>
      (request as UntypedRequest)(method, path, {
        middleware,
        params,
        body,
        bodySerializer: (given: unknown) => serializeBody(given, isKnown),
        headers: headers !== undefined && toHeaders(headers),
        // The response was read already. This "parses" it to itself, without reading it again.
        parseAs: "valueOf",
        fetch: (request: TransportRequest) => call.send(request, isLight),
        Request: isLight ? OutgoingRequest : Request,
      });
    try {
      if (isLight) await run();
      else await call.within(async () => call.replace(await run()));
      return call;
    } catch (error) {
      // openapi-fetch loses a reason that is falsy.
      throw signal?.aborted ? signal.reason : error;
    }
  }

  /** Makes a call of which an error status is thrown. */
  function perform<Data>(...given: Parameters<typeof send>): ResponsePromise<Data> {
    return toResponsePromise(send(...given), (call) => {
      const error = call.toError();
      if (error) throw error;
      return call.data() as Data;
    });
  }

  const rawMethod = (method: string) => async (path: string, init?: Init) => {
    const call = await send(registered, method, path, init, init);
    const data = call.data();
    const response = call.response();
    return response.ok ? { data, response } : { error: data, response };
  };

  return {
    GET: rawMethod("GET") as ClientMethod<"get">,
    PATCH: rawMethod("PATCH") as ClientMethod<"patch">,
    POST: rawMethod("POST") as ClientMethod<"post">,
    customers: createCustomers((method, path, operation, options) =>
      perform(registered, method, path, options, operation),
    ),
    request: (method: string, path: string, options?: RequestOptions) =>
      perform(registered, method, path, options, options, false),
    use(...added) {
      for (const one of added) {
        try {
          if (["onRequest", "onResponse", "onError"].some((name) => name in one)) {
            registered.push(one);
            continue;
          }
        } catch {}
        refuse("use", "get openapi-fetch middleware");
      }
    },
    eject(...removed) {
      // What is not there is looked for behind the end.
      for (const one of removed) registered.splice(registered.indexOf(one) >>> 0, 1);
    },
  };
}

type UntypedRequest = (
  method: string,
  path: string,
  init: object,
) => Promise<{ error?: unknown; response: FetchResponse }>;
