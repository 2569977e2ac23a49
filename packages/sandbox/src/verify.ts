import { between, type Check, checkOptions, count, known, text } from "./checks.ts";
import type { Operation } from "./contract.ts";
import type { OperationId } from "./faults/options.ts";
import type { RecordedRequest, Recorder, RequestFilter } from "./requests.ts";
import { toTime } from "./time.ts";

/** Selects requests: each filter that is given has to match. */
export interface RequestQuery {
  /** The `operationId` in the contract. */
  operation?: OperationId | undefined;
  /** The client id of the tenant that called. */
  tenant?: string | undefined;
  /** The id of the customer in the path. */
  customer?: string | undefined;
  /** In capitals, such as `PATCH`. */
  method?: string | undefined;
  /** Without the query, and without the prefix `/sandbox`. */
  path?: string | undefined;
  /** The status of the response. */
  status?: number | undefined;
  /** Arrived at this time or later, by the clock of the sandbox. */
  since?: number | Date | undefined;
  /** Arrived before this time, by the clock of the sandbox. */
  until?: number | Date | undefined;
  /** Has a `number` larger than this. */
  after?: number | undefined;
}

/** How many are expected. Default: one or more. */
export interface Expected {
  /** Exactly as many. */
  times?: number | undefined;
  /** As many or more. */
  atLeast?: number | undefined;
  /** As many or fewer. */
  atMost?: number | undefined;
}

/** What arrived, in order, without secrets. */
export interface SandboxRequests extends ReadonlyArray<RecordedRequest> {
  /**
   * The requests that match.
   *
   * @throws a `TypeError` that names the filter that is not known or not right.
   */
  where(query: RequestQuery): RecordedRequest[];
  /**
   * Checks that the expected number of requests arrived, and returns them.
   *
   * @throws an `Error` that says how many there are, and lists what arrived.
   */
  verify(query: RequestQuery, expected?: Expected): RecordedRequest[];
}

/** The list of a recorder, with what can be asked of it. */
export function createRequests({ requests, find }: Recorder, operations: readonly Operation[]): SandboxRequests {
  const ids = operations.map(({ id }) => id);
  const filters: Record<keyof RequestQuery, Check> = {
    operation: (value) => known("operation", value, ids),
    ...{ tenant: text, customer: text, method, path },
    status: between(100, 599),
    ...{ since: toTime, until: toTime },
    after: count,
  };
  function where(query: RequestQuery): RecordedRequest[] {
    checkOptions(query, filters, "filter");
    const { since, until, after = 0, ...same } = query;
    const times = Object.fromEntries(
      Object.entries({ since, until }).map(([name, moment]) => [name, moment && Number(moment)]),
    );
    const given = Object.entries({ ...same, ...times });
    const filter: RequestFilter = Object.fromEntries(given.filter(([, value]) => value !== undefined));
    return find(filter).filter(({ number }) => number > after);
  }
  function verify(query: RequestQuery, expected?: Expected): RecordedRequest[] {
    const { found, problem } = judge(asked, query, expected);
    if (problem) throw new Error(problem);
    return found;
  }
  // Not enumerable: it prints, compares and is written as the list that it is.
  const methods = { where: { value: where }, verify: { value: verify } };
  const asked = Object.defineProperties(requests, methods) as SandboxRequests;
  return asked;
}

/** Counts, and says what is wrong with the count, if anything is. */
export function judge(
  requests: SandboxRequests,
  query: RequestQuery,
  expected: Expected = {},
): { found: RecordedRequest[]; problem?: string } {
  checkOptions(expected, { times: count, atLeast: count, atMost: count }, "expectation");
  const { times, atMost = times ?? Number.POSITIVE_INFINITY } = expected;
  const { atLeast = times ?? (expected.atMost === undefined ? 1 : 0) } = expected;
  if (times !== undefined && (expected.atLeast ?? expected.atMost) !== undefined) {
    throw new TypeError("times says how many there are exactly: give it alone, without atLeast and atMost.");
  }
  if (atLeast > atMost) throw new TypeError(`No number is atLeast ${atLeast} and atMost ${atMost}.`);
  const found = requests.where(query);
  if (found.length >= atLeast && found.length <= atMost) return { found };

  const orMore = atMost === Number.POSITIVE_INFINITY ? " or more" : ` to ${atMost}`;
  const wanted = `${atLeast}${atLeast === atMost ? "" : orMore}`;
  const asked = Object.entries(query).filter(([, value]) => value !== undefined);
  const words = asked.map(([name, value]) => `${name} ${value instanceof Date ? value.toISOString() : value}`);
  const arrived = requests
    .slice(-shown)
    .map(({ number, method, path, status }) => `  ${number}. ${method} ${path} ${status ?? "cut"}`);
  const problem = [
    `Expected ${wanted} requests with ${words.join(", ") || "anything"}, but found ${found.length}.`,
    arrived.length > 0 ? "What arrived last:" : "Nothing arrived.",
    ...arrived,
  ];
  return { found, problem: problem.join("\n") };
}

/** How many of the requests that arrived an error lists. */
const shown = 20;

/** Methods are case-sensitive (RFC 9110, section 9.1), and no request here has another one. */
function method(value: unknown, name: string): void {
  text(value, name);
  if (String(value) !== String(value).toUpperCase()) throw new TypeError(`${name} must be in capitals, such as PATCH.`);
}

/** A path that no request can have would match nothing, whatever was sent. */
function path(value: unknown, name: string): void {
  text(value, name);
  if (/^\/[^{}]*$/.test(String(value))) return;
  throw new TypeError(
    `${name} must be the path of a request, such as /customers/1. For all of a kind, give its operation.`,
  );
}
