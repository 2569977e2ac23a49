import { inspect } from "node:util";
import fc from "fast-check";
import { expect, it } from "vitest";
import { ConomyConnectionError, createConomyClient, type FetchInit, type FetchLike } from "../src/index.ts";
import { reveal } from "./hostile-server.ts";
import { provoke } from "./provoke.ts";
import { private_ } from "./raw-server.ts";
import { leaksIn, viewsOf } from "./views.ts";

interface Request extends FetchInit {
  url: string;
}

/** The ways to write a request down. */
const forms: ((request: Request) => string)[] = [
  (request) => request.url,
  (request) => JSON.stringify(request),
  (request) => inspect(request, { depth: 9 }),
  (request) => JSON.stringify({ request: JSON.stringify(request) }),
  ({ url, method, headers, body }) => [`${method} ${url}`, ...Object.entries(headers), "", body].join("\r\n"),
  ({ headers, body }) => `${Object.values(headers).join(",")}${body}`,
  ({ headers, body }) => `${"x".repeat(180)} ${Object.values(headers).join(" ")}${body}`,
];

/** A proxy that fails whatever is asked of it. */
const unfriendly = new Proxy(
  {},
  new Proxy(
    {},
    {
      get: () => () => {
        throw new Error("asked");
      },
    },
  ),
);

/** What a `fetch` may throw that knows its request. */
const thrown: Record<string, (request: Request, text: string) => unknown> = {
  "an error with its request": (request) => Object.assign(new Error("failed"), { request, config: request }),
  "an error that tells it": (_, text) => new TypeError(text),
  "an error that is named after it": (_, text) => Object.assign(new Error(text), { name: text, code: text }),
  "an error whose stack tells it": (_, text) => Object.assign(new Error("failed"), { stack: text }),
  "an error that it caused": (request) => new Error("failed", { cause: request }),
  "an error that its text caused": (_, text) => new Error("failed", { cause: text }),
  "several errors": (_, text) => new AggregateError([new Error(text), new Error(text)], text),
  "several errors, deep": (request, text) =>
    new Error("a", { cause: new AggregateError([new Error("b", { cause: Object.assign(new Error(text), request) })]) }),
  "an error with hidden properties": (request, text) =>
    Object.defineProperties(new Error("failed"), {
      request: { value: request },
      [Symbol("request")]: { value: request },
      message: { get: () => text },
    }),
  "an error that shows itself": (request, text) =>
    Object.assign(new Error("failed"), { toJSON: () => request, toString: () => text, [inspect.custom]: () => text }),
  "an error whose properties throw": (_, text) =>
    Object.defineProperty(new Error(text), "cause", {
      get() {
        throw new Error(text);
      },
    }),
  "an error that caused itself": (_, text) => {
    const error = new Error(text);
    return Object.assign(error, { cause: new Error(text, { cause: error }) });
  },
  "an error of other types": (request) => Object.assign(new Error(), { name: request, message: request, code: 7 }),
  "a DOMException": (_, text) => new DOMException(text, text),
  "an error of 5 MB": (_, text) =>
    Object.assign(new Error(`${text} `.repeat(5e6 / text.length)), { code: "HEAD".repeat(1e6) }),
  "an error without end": (_, text) => endless(text),
  "the request": (request) => request,
  "its text": (_, text) => text,
  "a response": (_, text) => new Response(text, { headers: { "x-echo": "1" } }),
  "a symbol": (_, text) => Symbol(text),
  "a function": (request) => Object.assign(() => request, request),
  "a proxy": () => unfriendly,
  null: () => null,
  undefined: () => undefined,
};

/** An error with another one behind it, however often one looks. */
function endless(message: string): Error {
  return Object.defineProperty(new Error(message), "cause", { get: () => endless(message) });
}

it.each(Object.keys(thrown))("%s, thrown by `fetch`, leaves no private word in any view", async (kind) => {
  for (const form of forms) {
    const last: { thrown?: unknown } = {};
    const fetch: FetchLike = async (url, init) => {
      if (url.endsWith("/auth")) return Response.json({ accessToken: private_.token, expiresIn: 3600 });
      const request = { url, ...init };
      last.thrown = thrown[kind]?.(request, form(request));
      throw last.thrown;
    };
    const { errors, lines } = await provoke("https://api.example.com", fetch);
    expect(errors).toEqual(Array(3).fill(expect.any(ConomyConnectionError)));
    expect(leaksIn([...lines, ...errors.flatMap(viewsOf)], private_)).toEqual([]);
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
    { numRuns: 1000 },
  );
});
