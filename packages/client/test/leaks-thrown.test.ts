import { inspect } from "node:util";
import fc from "fast-check";
import { expect, it } from "vitest";
import { ConomyConnectionError, createConomyClient, type FetchLike } from "../src/index.ts";
import { confidential } from "./faults.ts";
import { reveal } from "./hostile-server.ts";
import { provoke } from "./provoke.ts";
import { forms, thrown } from "./thrown.ts";
import { leaksIn, viewsOf } from "./views.ts";

it.each(Object.keys(thrown))("%s, thrown by `fetch`, leaves no private word in any view", async (kind) => {
  for (const form of forms) {
    const last: { thrown?: unknown } = {};
    const fetch: FetchLike = async (url, init) => {
      if (url.endsWith("/auth")) return Response.json({ accessToken: confidential.token, expiresIn: 3600 });
      const request = { url, ...init };
      last.thrown = thrown[kind]?.(request, form(request));
      throw last.thrown;
    };
    const { errors, lines } = await provoke("https://api.example.com", createConomyClient, { fetch });
    expect(errors).toEqual(Array(3).fill(expect.any(ConomyConnectionError)));
    expect(leaksIn([...lines, ...errors.flatMap(viewsOf)], confidential)).toEqual([]);
    for (const error of errors) expect(shapeOf(error)).toEqual({ length: "bounded", text: "printable" });
    for (const line of lines) expect(line).toMatch(/^[^\p{C}]{1,1000}$/u);
    expect(Object.is(reveal(errors.at(-1)).cause, last.thrown)).toBe(true);
  }
});

/** Whether the message of an error, and that of its cause, are fit for a line of a log. */
function shapeOf(error: unknown) {
  const { message, cause } = error as ConomyConnectionError;
  const texts = [message, cause?.message, cause?.name, cause?.code, cause?.stack].map(String);
  return {
    length: texts.every((text) => text.length <= 700) ? "bounded" : "endless",
    text: texts.some((text) => /\p{C}/u.test(text)) ? "unprintable" : "printable",
  };
}

it("no value that was sent is repeated by a message, whatever it looks like", async () => {
  const inputs = fc.record({
    email: fc.emailAddress(),
    id: fc.stringMatching(/^[\w-]{4,20}\d{4}$/),
    apiKey: fc.stringMatching(/^[\x21-\x7e]{8,40}$/),
    token: fc.stringMatching(/^[\w.~+/-]{16,300}={0,2}$/),
    name: fc.stringMatching(/^Q\p{Ll}{4,12}$/u),
  });
  const cases = fc.tuple(inputs, fc.constantFrom(...forms), fc.constantFrom("message", "name", "code"), fc.nat(250));
  await fc.assert(
    fc.asyncProperty(cases, async ([given, form, place, offset]) => {
      const lines: string[] = [];
      const conomy = createConomyClient({
        baseUrl: "https://api.example.com",
        apiKey: given.apiKey,
        accessToken: given.token,
        retry: false,
        logger: { error: (line) => lines.push(line) },
        fetch: async (url, init) => {
          throw { [place]: "-".repeat(offset) + form({ url, ...init }) };
        },
      });
      const error = await conomy.customers
        .update(given.id, { email: given.email, firstName: given.name })
        .catch((error: unknown) => error);
      // What JSON escapes, it writes down otherwise than it was sent.
      const words = Object.fromEntries(Object.entries(given).filter(([, word]) => !/["\\]/.test(word)));
      expect(leaksIn([...lines, inspect(error), JSON.stringify(error)], words)).toEqual([]);
      expect(lines).toHaveLength(1);
    }),
    { numRuns: 500 },
  );
});

it.each(["7", "a", "42"])("an id of %s is not told by a platform that names the URL", async (id) => {
  const conomy = createConomyClient({
    baseUrl: "https://api.example.com/v1",
    apiKey: "key",
    accessToken: "token",
    retry: false,
    fetch: async (url) => {
      throw new TypeError(`error sending request for url (${url}): connection reset`);
    },
  });
  const error = await conomy.customers.update(id, {}).catch((error: unknown) => error);
  expect(inspect(error)).toContain("connection reset");
  expect(inspect(error)).not.toContain(`customers/${id}`);
});

it("what a platform repeats of the request does not decide whether another try may help", async () => {
  const tried: string[] = [];
  const conomy = createConomyClient({
    baseUrl: "https://api.example.com",
    apiKey: "key",
    accessToken: "token",
    retry: { attempts: 2, minDelay: 0 },
    fetch: async (url) => {
      tried.push(url);
      throw new TypeError(`error sending request for url (${url}): connection reset`);
    },
  });
  await expect(conomy.request("GET", "/certificates")).rejects.toBeInstanceOf(ConomyConnectionError);
  expect(tried).toHaveLength(2);
});

it.each([
  ["a part of the token", "no such key: payload9 (kid)", "payload9"],
  ["a name that holds another", "bad value Anastasia", "stasia"],
  ["an e-mail address of short words", "a@b.io is taken", "a@b.io"],
])("%s is cut out of a message, and the rest is kept", async (_, message, repeated) => {
  const conomy = createConomyClient({
    baseUrl: "https://api.example.com",
    apiKey: "key",
    accessToken: "header77.payload9.signature5",
    retry: false,
    fetch: async () => {
      throw new TypeError(message);
    },
  });
  const body = { firstName: "Ana", lastName: "Anastasia", email: "a@b.io" };
  const error = await conomy.customers.update("1", body).catch((error: unknown) => error);
  expect(inspect(error)).not.toContain(repeated);
  expect(String(error)).toMatch(/got no response: .*…/);
});
