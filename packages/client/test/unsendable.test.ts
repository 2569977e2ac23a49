import { describe, expect, it } from "vitest";
import { createObservedClient, json } from "./helpers.ts";

const open = () => createObservedClient(() => json({ firstName: "Ana" }), { recorded: false });

const unsendable = [
  "connection",
  "content-length",
  "expect",
  "host",
  "keep-alive",
  "te",
  "transfer-encoding",
  "upgrade",
];

it.each(unsendable)("the header %s, which only `fetch` may set, is refused by name", async (name) => {
  const { conomy, sent } = open();
  const refused = expect.objectContaining({ name: "ConomyConfigError", message: expect.stringContaining(name) });
  await expect(conomy.customers.update("1", {}, { headers: { [name]: "1" } })).rejects.toEqual(refused);
  expect(sent.filter(({ method }) => method === "PATCH")).toEqual([]);
});

describe("a query", () => {
  it.each([
    ["URLSearchParams", new URLSearchParams("status=active")],
    ["a Map", new Map([["status", "active"]])],
    ["a number that is none", { limit: Number.NaN }],
    ["a date", { since: new Date(0) }],
  ])("of %s is refused, because nobody can guess its form", async (_, query) => {
    const { conomy } = open();
    const call = conomy.request("GET", "/x", { params: { query: query as never } });
    await expect(call).rejects.toMatchObject({ name: "ConomyConfigError", message: /params\.query/ });
  });

  it("has its names encoded, and leaves out what is not there", async () => {
    const { conomy, sent } = open();
    await conomy.request("GET", "/x", { params: { query: { "a&b=1#": "ñ y", c: [1, 2], d: undefined } } });
    expect(sent.at(-1)?.url.split("?")[1]).toBe("a%26b%3D1%23=%C3%B1%20y&c=1&c=2");
  });
});

it("parameters that would not be sent, such as headers, are refused by name", async () => {
  const { conomy } = open();
  const params = { path: { "customer-id": "1" }, header: { authorization: "Bearer mine" } };
  const call = conomy.PATCH("/customers/{customer-id}", { params: params as never, body: {} });
  await expect(call).rejects.toMatchObject({ name: "ConomyConfigError", message: /params/ });
});

it("a line break in a path is refused, so that no log line can be made up", async () => {
  const { conomy } = open();
  await expect(conomy.request("GET", "/x\nGET /y, attempt 1: 200")).rejects.toMatchObject({ message: /path/ });
});
