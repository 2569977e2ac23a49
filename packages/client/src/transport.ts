import { authPath } from "./contract.generated.ts";
import { authorization, type HeaderRecord } from "./headers.ts";
import type { FetchInit, FetchLike, FetchResponse } from "./platform.ts";
import { readBody, type TransportRequest } from "./request.ts";

/** Sends a call with everything that openapi-fetch does not know about, and answers the response. */
export type Transport = (request: TransportRequest) => Promise<FetchResponse>;

/** What a {@link Transport} is made of. */
export interface TransportParts {
  baseUrl: string;
  fetch: FetchLike;
  /** The headers of every call. They win over the caller's. */
  headers: HeaderRecord;
  /** Supplies the bearer token. `POST /auth` goes without. */
  token: () => Promise<string>;
}

export function createTransport({ baseUrl, fetch, headers, token }: TransportParts): Transport {
  return async (request) => {
    const sent: HeaderRecord = {};
    request.headers.forEach((value, name) => {
      sent[name.toLowerCase()] = value;
    });
    Object.assign(sent, headers);
    if (request.url !== baseUrl + authPath) Object.assign(sent, authorization(await token()));

    const init: FetchInit = { method: request.method, headers: sent, redirect: "manual" };
    const body = await readBody(request);
    if (body !== undefined) init.body = body;
    if (request.signal) init.signal = request.signal;
    return fetch(request.url, init);
  };
}
