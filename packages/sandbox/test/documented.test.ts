import { expect, it } from "vitest";
import type { FaultKind } from "../src/index.ts";
import { exampleCalls } from "./example-calls.ts";
import { bodyOf, send, start } from "./helpers.ts";

/** An error for each status that the contract names. */
const kinds: Record<number, FaultKind> = {
  400: "invalidParam",
  401: "unauthorized",
  403: "forbiddenOperation",
  404: "notFound",
  409: "alreadyExist",
  422: "failedPrecondition",
  429: "tooManyRequests",
  500: "serverError",
  501: "unimplemented",
};

it.each(exampleCalls)("$route takes what the contract shows in examples", async ({ route, call, statuses }) => {
  const sandbox = await start();
  // Credentials in examples are nobody's.
  const own = route === "POST /auth" ? { ...call, body: sandbox.clientOptions.credentials } : call;
  const response = await send(sandbox, own);
  expect(response.status).toBe(statuses.find((status) => status < 300));
});

it.each(exampleCalls)("$route returns each error that the contract lists for it", async ({ route, call, statuses }) => {
  const sandbox = await start();
  // The last one stands for all that are not listed.
  for (const status of [...statuses.filter((status) => status >= 400), 501]) {
    const kind = kinds[status];
    expect(kind, `an error for ${status}`).toBeDefined();
    sandbox.faults.next(kind as FaultKind, { route });
    const response = await send(sandbox, call);
    expect([response.status, (await bodyOf(response)).type]).toEqual([status, kind]);
  }
});
