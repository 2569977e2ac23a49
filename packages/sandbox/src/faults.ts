import { operations, routeOf } from "./contract.ts";
import { Problem } from "./problem.ts";
import type { IdSource } from "./random.ts";

const errors = [
  "alreadyExist",
  "failedPrecondition",
  "forbiddenOperation",
  "invalidParam",
  "missingParam",
  "notFound",
  "parsingResource",
  "serverError",
  "tooManyRequests",
  "unauthorized",
  "unimplemented",
  "unknown",
] as const;
const mishaps = [
  "dropAfterSend",
  "dropBeforeSend",
  "expireToken",
  "html",
  "latency",
  "malformedJson",
  "stall",
  "truncateBody",
] as const;

/** What can go wrong on demand: every error that Conomy documents, by its `type`, and what a network can do. */
export type FaultKind = (typeof errors)[number] | (typeof mishaps)[number];

/** How a fault behaves. */
export interface FaultOptions {
  /**
   * How many calls it meets.
   *
   * @default 1
   */
  times?: number;
  /**
   * Only calls of this operation, such as `PATCH /customers/{customer-id}`.
   *
   * @default every call but `POST /auth`
   */
  route?: string;
  /** The `Retry-After` of an error, in seconds. */
  retryAfter?: number;
  /**
   * The status of `serverError`, from 500 to 599.
   *
   * @default 500
   */
  status?: number;
  /**
   * How long `latency` lasts, in ms.
   *
   * @default 100
   */
  duration?: number;
}

export interface Fault extends FaultOptions {
  kind: FaultKind;
}

/** The faults that the next calls will meet. */
export interface Faults {
  /**
   * Adds a fault behind the ones that wait already.
   *
   * @throws a `TypeError` that names the kind, option or route that there is not.
   */
  next(kind: FaultKind, options?: FaultOptions): void;
  /** Takes back all that wait. */
  clear(): void;
  /** What waits, in order. */
  readonly pending: readonly Fault[];
}

/** Faults that wait for their calls, and how a call takes its own. */
export interface FaultQueue extends Faults {
  /** Takes the first fault that fits a call of an operation. */
  take(route: string): Fault | undefined;
}

export function createFaultQueue(): FaultQueue {
  const waiting: (Fault & { times: number })[] = [];
  return {
    next(kind, options = {}) {
      check(kind, options);
      waiting.push({ ...options, times: options.times ?? 1, kind });
    },
    clear: () => void waiting.splice(0),
    get pending() {
      return waiting.map((fault) => ({ ...fault }));
    },
    take(route) {
      const index = waiting.findIndex((fault) => (fault.route ? fault.route === route : route !== "POST /auth"));
      const fault = waiting[index];
      if (!fault) return undefined;
      fault.times--;
      if (fault.times <= 0) waiting.splice(index, 1);
      return fault;
    },
  };
}

/** The least and the most that an option may be. */
const ranges: Record<string, [number, number]> = {
  times: [1, Number.POSITIVE_INFINITY],
  retryAfter: [0, 86_400],
  status: [500, 599],
  duration: [0, 600_000],
};

/** Without types, as over HTTP, a slip would otherwise be a fault that nobody ever meets. */
function check(kind: string, options: object): void {
  known("fault", kind, [...errors, ...mishaps]);
  for (const [name, value] of Object.entries(options)) {
    if (value === undefined) continue;
    if (name === "route") {
      known("route", value, operations.map(routeOf));
      continue;
    }
    known("option", name, ["route", ...Object.keys(ranges)]);
    const [least, most] = ranges[name] as [number, number];
    if (value !== most && !(Number.isInteger(value) && value >= least && value <= most)) {
      throw new TypeError(`${name} must be a whole number from ${least} to ${most}.`);
    }
  }
}

function known(what: string, name: unknown, all: string[]): void {
  if (!all.includes(name as string)) throw new TypeError(`There is no ${what} ${name}. There are: ${all.join(", ")}.`);
}

/** Where a connection breaks: the answer is never begun, cut off before its first byte, or in its middle. */
export type Cut = "before" | "middle" | "never";

/** Where a fault breaks the connection, if it does. */
export function cutOf({ kind }: Fault): Cut | undefined {
  if (kind === "stall") return "never";
  if (kind === "truncateBody") return "middle";
  return kind === "dropBeforeSend" || kind === "dropAfterSend" ? "before" : undefined;
}

/** What a fault answers instead of the operation, if it does. */
export function answerOf({ kind, status = 500, retryAfter }: Fault, ids: IdSource): Response | undefined {
  if (kind === "html") {
    const page = "<!doctype html><title>502 Bad Gateway</title><h1>Bad Gateway</h1>";
    return new Response(page, { status: 502, headers: { "content-type": "text/html" } });
  }
  if (!isError(kind)) return undefined;
  const body = { ...new Problem(kind).toBody(ids.traceId()), ...(kind === "serverError" && { status }) };
  const headers = {
    "content-type": "application/json",
    ...(retryAfter !== undefined && { "retry-after": `${retryAfter}` }),
  };
  return new Response(JSON.stringify(body), { status: body.status, headers });
}

function isError(kind: FaultKind): boolean {
  return (errors as readonly string[]).includes(kind);
}
