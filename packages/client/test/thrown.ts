import { inspect } from "node:util";
import type { FetchInit } from "../src/index.ts";

/** A request, as a `fetch` gets it. */
export interface Request extends FetchInit {
  url: string;
}

/** The ways to write a request down. */
export const forms: ((request: Request) => string)[] = [
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
export const thrown: Record<string, (request: Request, text: string) => unknown> = {
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
