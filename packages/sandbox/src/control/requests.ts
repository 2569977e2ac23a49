import type { Hono } from "hono";
import { parseTime } from "../time.ts";
import type { RequestQuery } from "../verify.ts";
import { judge } from "../verify.ts";
import type { Controlled } from "./controlled.ts";
import { countOf, objectOf } from "./json.ts";

export function addRequests(hono: Hono, { requests }: Controlled): void {
  hono.get("/requests", (context) => context.json(requests.where(queryOf(context.req.query()))));
  hono.post("/requests/verify", async (context) => {
    const { times, atLeast, atMost, ...query } = await objectOf(context);
    const expected = {
      times: countOf(times, "times"),
      atLeast: countOf(atLeast, "atLeast"),
      atMost: countOf(atMost, "atMost"),
    };
    const { found, problem } = judge(requests, queryOf(query), expected);
    const count = found.length;
    return problem ? context.json({ error: problem, count }, 409) : context.json({ count, requests: found });
  });
}

/** A query as JSON or URL have it. What it may ask for is checked where it is asked. */
function queryOf(given: Record<string, unknown>): RequestQuery {
  const { status, after, since, until, ...same } = given;
  return {
    ...same,
    ...(status !== undefined && { status: countOf(status, "status") }),
    ...(after !== undefined && { after: countOf(after, "after") }),
    ...(since !== undefined && { since: parseTime(since, "since") }),
    ...(until !== undefined && { until: parseTime(until, "until") }),
  };
}
