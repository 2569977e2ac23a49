import type { paths } from "@conomyhq/openapi-types";
import createOpenapiFetchClient, { type Middleware } from "openapi-fetch";
import { checkArguments, serializeQuery } from "./arguments.ts";
import { type Call, createCall, type Shared } from "./call.ts";
import { complete } from "./complete.ts";
import { toHeaders } from "./headers.ts";
import { paging } from "./list.ts";
import type { FetchResponse } from "./platform.ts";
import { OutgoingRequest, serializeBody, type TransportRequest } from "./request.ts";
import type { Init } from "./request-options.ts";
import { serializePath } from "./url.ts";

/**
 * Makes a call, from its arguments to its last response.
 *
 * @param operation - What does not come from the caller's options.
 * @param isKnown - Whether the contract describes the operation.
 */
export type Send = (
  middleware: Middleware[],
  method: string,
  path: string,
  options: Init | undefined,
  operation: Pick<Init, "body" | "params"> | undefined,
  isKnown?: boolean,
) => Promise<Call>;

/** Makes what makes the calls of a client. */
export function createSend(shared: Shared): Send {
  const { baseUrl, usual } = shared;
  const { request } = createOpenapiFetchClient<paths>({
    baseUrl,
    pathSerializer: serializePath,
    querySerializer: serializeQuery,
  });

  return async (middleware, method, path, options, operation, isKnown = true) => {
    const settings = options === undefined ? usual : complete(options, usual);
    const { headers, signal } = options ?? {};
    let params = operation?.params;
    // Of a resource's own operations, only the query is the caller's as it is.
    if (operation !== options) {
      if (params?.query) complete(params.query, paging, "query");
    } else {
      params = settings.params;
      checkArguments(baseUrl, method, path, settings, options, isKnown);
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
        // For a body, openapi-fetch makes `Headers` twice. What it does not know, it hands on.
        [isLight ? "content" : "body"]: serializeBody(operation?.body, isKnown),
        bodySerializer: String,
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
  };
}

type UntypedRequest = (
  method: string,
  path: string,
  init: object,
) => Promise<{ error?: unknown; response: FetchResponse }>;
