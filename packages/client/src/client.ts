import type { AccessToken } from "@conomyhq/openapi-types";
import type { Middleware } from "openapi-fetch";
import { checkMiddleware } from "./arguments.ts";
import type { Shared } from "./call.ts";
import { authPath } from "./contract.generated.ts";
import { type Customers, createCustomers } from "./customers.ts";
import type { ClientMethod, ClientMethods } from "./method.ts";
import { createObserver } from "./observe.ts";
import { type ConomyClientOptions, readOptions } from "./options.ts";
import type { Init, RequestOptions } from "./request-options.ts";
import { type ResponsePromise, toResponsePromise } from "./result.ts";
import { createRetryBudget } from "./retry.ts";
import { createSend } from "./send.ts";
import { guard } from "./token-cache.ts";
import { fromAccessToken, fromCredentials } from "./token-load.ts";
import { createTokenSource } from "./token-source.ts";

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

  const send = createSend(shared);
  const registered: Middleware[] = [];

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
        checkMiddleware(one);
        registered.push(one);
      }
    },
    eject(...removed) {
      // What is not there is looked for behind the end.
      for (const one of removed) registered.splice(registered.indexOf(one) >>> 0, 1);
    },
  };
}
