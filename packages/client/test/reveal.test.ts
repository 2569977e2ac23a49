import { inspect } from "node:util";
import { describe, expect, it } from "vitest";
import { ConomyApiError, ConomyConfigError, ConomyError, createConomyClient, type FetchLike } from "../src/index.ts";
import { settle } from "./hostile-server.ts";
import { leaksIn, viewsOf } from "./views.ts";

const kept = { detail: "detail-7a11", header: "header-93cd", page: "page-40ef", cause: "cause-b86a" };

/** The error of a call whose `fetch` does this. */
async function failWith(fetch: () => Response): Promise<ConomyError> {
  const conomy = createConomyClient({
    baseUrl: "https://api.example.com",
    apiKey: "key",
    accessToken: "token",
    retry: false,
    fetch: (async () => fetch()) satisfies FetchLike,
  });
  const error = await settle(conomy.customers.update("1", {}));
  if (!(error instanceof ConomyError)) throw error;
  return error;
}

const init = (status: number) => ({ status, headers: { "X-Trace": kept.header, "set-cookie": kept.header } });
const failed = new TypeError(kept.cause.toUpperCase(), { cause: kept });
const cases: Record<string, [make: () => Response, revealed: object, hasHeaders: boolean]> = {
  "a documented error": [
    () => Response.json({ code: "31", detail: kept.detail }, init(404)),
    { detail: kept.detail },
    true,
  ],
  "an error page": [() => new Response(kept.page, init(502)), { firstBytes: kept.page }, true],
  "a success that is none": [() => new Response(kept.page, init(200)), { firstBytes: kept.page }, true],
  "a failed connection": [
    () => {
      throw failed;
    },
    { cause: failed },
    false,
  ],
  "a redirect": [
    () => new Response(kept.page, { ...init(302), headers: { ...init(302).headers, location: `/${kept.page}` } }),
    {},
    false,
  ],
  "a `fetch` that returns nothing": [() => undefined as unknown as Response, {}, false],
};

describe.each(Object.entries(cases))("the error of %s", (_, [make, revealed, hasHeaders]) => {
  const nothing = { detail: undefined, firstBytes: undefined, cause: undefined };

  it("reveals what it keeps to an explicit call only", async () => {
    const error = await failWith(make);
    expect(leaksIn(viewsOf(error), kept)).toEqual([]);
    expect(error.dangerouslyReveal()).toEqual({ ...nothing, ...revealed });
    // The call leaves nothing behind that a view would show.
    expect(leaksIn(viewsOf(error), kept)).toEqual([]);
    expect(Reflect.ownKeys(error)).toEqual(expect.not.arrayContaining(["detail", "firstBytes", "headers"]));
  });

  it("lets its headers be read, but not be seen", async () => {
    const error = await failWith(make);
    expect(error.headers?.get("x-trace")).toBe(hasHeaders ? kept.header : undefined);
    expect(error.headers?.has("X-TRACE")).toBe(hasHeaders || undefined);
    const seen: string[] = [];
    error.headers?.forEach((value, name) => void seen.push(`${name}: ${value}`));
    expect(seen).toEqual(hasHeaders ? expect.arrayContaining([`x-trace: ${kept.header}`]) : []);
    expect(leaksIn([...viewsOf(error), ...viewsOf(error.headers), inspect({ ...error.headers })], kept)).toEqual([]);
  });

  it("cannot be made to give it out by a copy", async () => {
    const error = await failWith(make);
    const copies = [structuredClone(error), Object.create(error), { ...error }, JSON.parse(JSON.stringify(error))];
    for (const copy of copies) {
      expect(ConomyError.prototype.dangerouslyReveal.call(copy)).toEqual(nothing);
      expect(Reflect.get(ConomyError.prototype, "headers", copy)).toBeUndefined();
    }
  });
});

it("an error that nobody filled keeps nothing", () => {
  for (const error of [new ConomyApiError("x"), new ConomyConfigError("x"), ConomyApiError.prototype]) {
    expect(error.dangerouslyReveal()).toEqual({});
    expect(error.headers).toBeUndefined();
  }
});
