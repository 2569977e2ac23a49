import { known } from "./checks.ts";
import type { Operation } from "./contract.ts";
import type { OperationId } from "./faults/options.ts";
import type { RecordedRequest, Recorder, RequestFilter } from "./requests.ts";

/** Which requests are meant: all that is given has to fit. */
export interface RequestQuery {
  /** The `operationId` in the contract. */
  operation?: OperationId | undefined;
  /** The client id of the tenant that called. */
  tenant?: string | undefined;
  /** The id of the customer in the path. */
  customer?: string | undefined;
  method?: string | undefined;
  path?: string | undefined;
  /** The status of the response. */
  status?: number | undefined;
  /** Arrived at this time or later, by the clock of the sandbox. */
  since?: number | Date | undefined;
  /** Arrived before this time, by the clock of the sandbox. */
  until?: number | Date | undefined;
  /** Has a larger `number`. */
  after?: number | undefined;
}

/** How many there have to be: one or more, unless told otherwise. */
export interface Expected {
  times?: number | undefined;
  atLeast?: number | undefined;
  atMost?: number | undefined;
}

/** What arrived, in order, without secrets. */
export interface SandboxRequests extends ReadonlyArray<RecordedRequest> {
  /**
   * The requests that are meant.
   *
   * @throws a `TypeError` that names what cannot be asked for.
   */
  where(query: RequestQuery): RecordedRequest[];
  /**
   * Makes sure that there are as many as there have to be, and returns them.
   *
   * @throws an `Error` that says how many there are, and lists what arrived.
   */
  verify(query: RequestQuery, expected?: Expected): RecordedRequest[];
}

const filters = ["operation", "tenant", "customer", "method", "path", "status", "since", "until", "after"];

/** The list of a recorder, with what can be asked of it. */
export function createRequests({ requests, find }: Recorder, operations: readonly Operation[]): SandboxRequests {
  function where(query: RequestQuery): RecordedRequest[] {
    knownAll("filter", query, filters);
    const { since, until, after = 0, ...same } = query;
    if (same.operation !== undefined)
      known(
        "operation",
        same.operation,
        operations.map(({ id }) => id),
      );
    const given = Object.entries({ ...same, since: toTime(since), until: toTime(until) });
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
  knownAll("expectation", expected, ["times", "atLeast", "atMost"]);
  const { times, atMost = times ?? Number.POSITIVE_INFINITY } = expected;
  const { atLeast = times ?? (expected.atMost === undefined ? 1 : 0) } = expected;
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
    `Expected ${wanted} of the requests with ${words.join(", ") || "anything"}, and there are ${found.length}.`,
    arrived.length > 0 ? "What arrived last:" : "Nothing arrived.",
    ...arrived,
  ];
  return { found, problem: problem.join("\n") };
}

/** How many of the requests that arrived an error lists. */
const shown = 20;

/** A slip would match nothing, or everything, and no test would notice. */
function knownAll(what: string, given: object, all: readonly string[]): void {
  for (const name of Object.keys(given)) known(what, name, all);
}

function toTime(moment: number | Date | undefined): number | undefined {
  return moment === undefined ? undefined : Number(moment);
}
