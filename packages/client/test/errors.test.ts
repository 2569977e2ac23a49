import { runInNewContext } from "node:vm";
import { describe, expect, it } from "vitest";
import { toApiError } from "../src/errors/api-error.ts";
import {
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

const notFound = toApiError("PATCH /x", new Response(null, { status: 404 }), [], { code: "31", type: "notFound" });

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

  it.each([
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
  it("puts an unknown code into the family of its first digit", () => {
    const error = toApiError("PATCH /x", new Response(null, { status: 400 }), [], { code: "19" });
    expect(error.family).toBe("1x");
  });

  it("carries how long to wait", () => {
    const response = new Response(null, { status: 429, headers: { "retry-after": "120" } });
    expect(toApiError("PATCH /x", response, []).retryAfter).toBe(120_000);
  });

  it("keeps what may be personal out of sight", () => {
    const error = toApiError(
      "PATCH /x",
      new Response(null, { status: 400 }),
      [],
      { detail: "ana@example.com" },
      "ana@",
    );
    expect(error.detail).toBe("ana@example.com");
    expect(error.firstBytes).toBe("ana@");
    expect(Object.keys(error)).toEqual(expect.not.arrayContaining(["detail", "firstBytes"]));
  });
});
