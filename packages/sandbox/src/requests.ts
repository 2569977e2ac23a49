import type { Masker } from "@conomyhq/mask";
import type { Clock } from "./clock.ts";
import { textOf } from "./texts.ts";

/** A request that the sandbox got, without its secrets. */
export interface RecordedRequest {
  /** Counted from 1 since the start, or since the last reset. */
  number: number;
  /** When it had arrived, in ms since 1970, by the clock of the sandbox. */
  time: number;
  /** Such as `PATCH`. */
  method: string;
  /** Without the query, and without the prefix `/sandbox`. */
  path: string;
  /** With its `?`; empty if there is none. */
  query: string;
  /** By lower-case name; the values of `authorization`, but for its scheme, and of the key are masked. */
  headers: Record<string, string>;
  /** As it came; of one that carries a secret, only what is known not to be one. Empty if it could not be read. */
  body: string;
  /** The client id of the tenant that called, by its key or by what else the contract takes for a proof. */
  tenant?: string;
  /** The `operationId` of the operation that it reached. */
  operation?: string;
  /** The id of the customer in the path. */
  customer?: string;
  /** The status of the response; absent while it is not decided, and if the connection was dropped instead. */
  status?: number;
  /** Absent when `status` is. */
  response?: RecordedResponse;
}

/** What was returned, without secrets. */
export interface RecordedResponse {
  /** The HTTP status. */
  status: number;
  /** By lower-case name. */
  headers: Record<string, string>;
  /** Its first 1,000,000 characters. */
  body: string;
}

/** Which requests to find: all members must fit. */
export interface RequestFilter {
  method?: string;
  path?: string;
  operation?: string;
  tenant?: string;
  customer?: string;
  status?: number;
  /** Arrived at this time or later, in ms since 1970. */
  since?: number;
  /** Arrived before this time, in ms since 1970. */
  until?: number;
}

/** A request as it came. */
export interface Arrival {
  method: string;
  path: string;
  query: string;
  headers: Headers;
  body: string;
}

/** Keeps requests, the newest within a bound. */
export interface Recorder {
  /** What is kept, in order. It is the same list at all times. */
  readonly requests: readonly RecordedRequest[];
  /** Notes a request before it is handled. */
  keep(arrival: Arrival): RecordedRequest;
  /** Notes whose call it is, and what it reached. */
  place(record: RecordedRequest, place: Pick<RecordedRequest, "tenant" | "operation" | "customer">): void;
  /** Notes what was returned. */
  finish(record: RecordedRequest, response: Response): Promise<void>;
  find(filter: RequestFilter): RecordedRequest[];
  clear(): void;
}

export interface RecorderOptions {
  clock: Clock;
  masker: Masker;
  /** @default 10,000 */
  maxRequests?: number;
  /**
   * What all of them may take, counted as two bytes for each character and 1,000 for each request.
   *
   * @default 32,000,000
   */
  maxBytes?: number;
}

/** How much of the body of a response is kept, in characters; that of a request is not taken if it is longer. */
const maxResponse = 1_000_000;
/** What lists, objects and numbers of one request take at the most, in bytes. */
const overhead = 1000;

export function createRecorder(options: RecorderOptions): Recorder {
  const { clock, masker, maxRequests = 10_000, maxBytes = 32_000_000 } = options;
  const requests: RecordedRequest[] = [];
  const sizes = new Map<RecordedRequest, number>();
  let total = 0;
  let count = 0;

  function grow(record: RecordedRequest, size: number): void {
    total += size;
    sizes.set(record, (sizes.get(record) ?? 0) + size);
    while (total > maxBytes || requests.length > maxRequests) {
      const oldest = requests.shift();
      if (!oldest) break;
      total -= sizes.get(oldest) ?? 0;
      sizes.delete(oldest);
    }
  }

  return {
    requests,
    keep({ method, path, query, headers, body }) {
      const record: RecordedRequest = {
        number: ++count,
        time: clock.now(),
        method,
        path: masker.path(path),
        query: masker.query(query),
        headers: masker.headers(headers),
        body: masker.body(body),
      };
      requests.push(record);
      grow(record, overhead + sizeOf(record.path, record.query, record.body) + sizeOfHeaders(record.headers));
      return record;
    },
    place(record, { customer, ...place }) {
      Object.assign(record, place, customer !== undefined && { customer: masker.path(customer) });
      // It may be gone already, pushed out by newer ones.
      if (customer !== undefined && sizes.has(record)) grow(record, sizeOf(customer));
    },
    async finish(record, response) {
      const text = (await textOf(response)).slice(0, maxResponse);
      const { status } = response;
      record.status = status;
      const [headers, body] = [masker.headers(response.headers), masker.body(text)];
      record.response = { status, headers, body };
      if (sizes.has(record)) grow(record, sizeOf(body) + sizeOfHeaders(headers));
    },
    find: (filter) => requests.filter((request) => fits(request, filter)),
    clear() {
      requests.length = 0;
      sizes.clear();
      total = 0;
      count = 0;
    },
  };
}

function fits(request: RecordedRequest, { since, until, ...same }: RequestFilter): boolean {
  return (
    request.time >= (since ?? Number.NEGATIVE_INFINITY) &&
    request.time < (until ?? Number.POSITIVE_INFINITY) &&
    Object.entries(same).every(([name, value]) => value === undefined || request[name as keyof typeof same] === value)
  );
}

function sizeOf(...texts: string[]): number {
  return texts.reduce((size, text) => size + 2 * text.length, 0);
}

function sizeOfHeaders(headers: Record<string, string>): number {
  let size = 0;
  for (const name in headers) size += sizeOf(name, headers[name] ?? "");
  return size;
}
