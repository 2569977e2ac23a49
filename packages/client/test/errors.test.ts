import { runInNewContext } from "node:vm";
import { describe, expect, it } from "vitest";
import {
  type ConomyApiError,
  type ConomyApiErrorMatch,
  ConomyConfigError,
  ConomyConnectionError,
  ConomyError,
  ConomyParseError,
  ConomyTimeoutError,
  isConomyApiError,
  isConomyConfigError,
  isConomyConnectionError,
  isConomyError,
  isConomyParseError,
  isConomyTimeoutError,
} from "../src/index.ts";
import { createObservedClient } from "./helpers.ts";
import { errorBody, settle } from "./hostile-server.ts";

const notFound = await failWith(404, { code: "31", type: "notFound" });

/** The error of a call that got this response. */
async function failWith(status: number, body: object, headers: Record<string, string> = {}): Promise<ConomyApiError> {
  const { conomy } = createObservedClient(() => Response.json({ ...errorBody(status), ...body }, { status, headers }), {
    retry: false,
  });
  return (await settle(conomy.customers.update("1", {}))) as ConomyApiError;
}

describe("guards", () => {
  it.each([
    ["isConomyApiError", isConomyApiError, notFound],
    ["isConomyConfigError", isConomyConfigError, new ConomyConfigError("")],
    ["isConomyConnectionError", isConomyConnectionError, new ConomyConnectionError("")],
    ["isConomyParseError", isConomyParseError, new ConomyParseError("")],
    ["isConomyTimeoutError", isConomyTimeoutError, new ConomyTimeoutError("")],
  ])("%s knows its own class and no other", (_, guard, own) => {
    const all = [notFound, new ConomyConfigError(""), new ConomyConnectionError(""), new ConomyParseError("")];
    const everything = [...all, new ConomyTimeoutError(""), new ConomyError(""), new Error(""), undefined, "", {}];
    expect(everything.filter((error) => guard(error)).map(({ name }) => name)).toEqual([own.name]);
    expect(isConomyError(own)).toBe(true);
  });

  it("know an error of another realm", () => {
    const foreign = runInNewContext(`Object.assign(new Error("x"), { name: "ConomyApiError", status: 404 })`);
    expect(foreign instanceof Error).toBe(false);
    expect(isConomyApiError(foreign, { status: 404 })).toBe(true);
  });

  it("take nothing else for an error of this client", () => {
    for (const other of [new Error("x"), { name: "ConomyApiError" }, null, "ConomyApiError"]) {
      expect(isConomyError(other)).toBe(false);
      expect(isConomyApiError(other)).toBe(false);
    }
  });

  it.each<[ConomyApiErrorMatch, boolean]>([
    [{}, true],
    [{ status: 404 }, true],
    [{ code: "31" }, true],
    [{ family: "3x" }, true],
    [{ status: 404, type: "notFound" }, true],
    [{ status: 400 }, false],
    [{ status: 404, code: "32" }, false],
  ])("isConomyApiError compares %j", (match, matches) => {
    expect(isConomyApiError(notFound, match)).toBe(matches);
  });
});

describe("an error of Conomy's", () => {
  it("puts an unknown code into the family of its first digit", async () => {
    expect(await failWith(400, { code: "19" })).toMatchObject({ code: "19", family: "1x" });
  });

  it("carries how long to wait", async () => {
    expect(await failWith(429, {}, { "retry-after": "120" })).toMatchObject({ retryAfter: 120_000 });
  });
});
