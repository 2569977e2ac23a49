import { connect } from "node:net";
import { gzipSync } from "node:zlib";

/** A request as the bytes that travel, and what it has beside: `token` in it stands for one that is valid. */
export interface RawRequest {
  /** Such as `PATCH /customers/1 HTTP/1.1`. */
  line?: string;
  /** In place of those that a right request has, or beside them; `null` leaves one out. */
  headers?: Record<string, string | null>;
  /** Further header lines, as they are. */
  lines?: string[];
  body?: string | Buffer;
  /** Sent whole in place of everything else. */
  bytes?: string | Buffer;
}

export const customer = "69e25243baa9fd9b463d6bac";
const patch = `PATCH /customers/${customer} HTTP/1.1`;
const none = "GET /none HTTP/1.1";

/** A request that has all the contract asks for, except for what is given. */
export function bytesOf({ line = patch, headers = {}, lines = [], body, bytes }: RawRequest, token: string): Buffer {
  if (bytes !== undefined) return Buffer.from(bytes);
  const isBodied = /^(PATCH|POST|PUT) /.test(line);
  const content = Buffer.from(body ?? (isBodied ? '{"email":"raw@example.com"}' : ""));
  const all = {
    host: "localhost",
    connection: "close",
    "user-agent": "raw/1",
    "x-api-key": "sandbox-key",
    authorization: `Bearer ${token}`,
    ...(content.length > 0 && { "content-type": "application/json", "content-length": String(content.length) }),
    ...headers,
  };
  const written = Object.entries(all)
    .filter(([, value]) => value !== null)
    .map(([name, value]) => `${name}: ${value}`);
  const head = [line, ...written, ...lines.map((text) => text.replace("token", token)), "", ""].join("\r\n");
  return Buffer.concat([Buffer.from(head), content]);
}

/** Sends bytes over a socket of their own, and returns the statuses of what comes back. */
export function statusesOf(port: number, bytes: Buffer): Promise<number[]> {
  const { promise, resolve } = Promise.withResolvers<number[]>();
  let received = "";
  const socket = connect(port, "127.0.0.1");
  socket.on("data", (chunk) => (received += chunk.toString("latin1")));
  // A connection that is cut has said what it had to say.
  socket.on("error", () => {});
  socket.on("close", () => resolve([...received.matchAll(/HTTP\/1\.1 (\d{3}) /g)].map(([, status]) => Number(status))));
  socket.end(bytes);
  return promise;
}

const json = (body: string | Buffer): RawRequest => ({ body });
const type = (value: string | null): RawRequest => ({ headers: { "content-type": value } });
const length = (value: string): RawRequest => ({ headers: { "content-length": value } });
const host = (value: string | null): RawRequest => ({ line: none, headers: { host: value } });
const at = (target: string, method = "GET"): RawRequest => ({ line: `${method} ${target} HTTP/1.1` });
const chunked = (body: string, headers: Record<string, string> = {}): RawRequest => ({
  headers: { "content-length": null, "transfer-encoding": "chunked", ...headers },
  body,
});
const chunk = (text: string) => `${Buffer.byteLength(text).toString(16)}\r\n${text}\r\n`;
const email = '{"email":"raw@example.com"}';

/** Requests as no client library sends them, by what they are, with the statuses of the responses. */
export const cases: [sentence: string, request: RawRequest, ...statuses: number[]][] = [
  // The request line.
  ["nothing but a method", { bytes: "GET\r\n\r\n" }, 400],
  ["a method that is none", at("/none", "FETCH"), 400],
  ["a method in small letters", at("/none", "get"), 400],
  ["no version, as in HTTP/0.9", { line: "GET /none" }, 404],
  ["a version that is unknown", { line: "GET /none HTTP/9.9" }, 400],
  ["a version that is none", { line: "GET /none HTTPS/1.1" }, 400],
  ["the preface of HTTP/2", { bytes: "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n" }, 400],
  ["the first bytes of TLS", { bytes: Buffer.from("160301020001000001fc0303", "hex") }, 400],
  ["HTTP/1.0 with a host", { line: "GET /none HTTP/1.0" }, 404],
  ["HTTP/1.0 without a host", { line: "GET /none HTTP/1.0", headers: { host: null } }, 400],
  ["an empty line in front", { bytes: "\r\nGET /none HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\n\r\n" }, 404],
  ["line ends without a carriage return", { bytes: "GET /none HTTP/1.1\nhost: localhost\n\n" }, 400],
  ["two spaces behind the method", { line: "GET  /none HTTP/1.1" }, 404],
  ["a tab behind the method", { line: "GET\t/none HTTP/1.1" }, 400],
  ["a target without a slash", at("none"), 400],
  ["a target with a space", at("/no ne"), 400],
  ["a target with a zero byte", at("/no\0ne"), 400],
  ["a target with bytes beyond ASCII", at("/ñandú"), 400],
  ["a target with a fragment", at("/none#part"), 404],
  ["a target with a backslash", at("\\none"), 400],
  ["a target that is a whole URL", at("http://localhost/none"), 404],
  ["a target that is a URL of another scheme", at("ftp://localhost/none"), 400],
  ["a target that is a URL with three slashes", at("http:///none"), 404],
  ["a target that starts with two slashes", at("//none"), 404],
  ["a target of 20,000 characters", at(`/${"x".repeat(20_000)}`), 431],
  ["a target of 10,000 characters", at(`/${"x".repeat(10_000)}`), 404],
  ["a star for the target", at("*", "OPTIONS"), 400],
  ["a target for a tunnel", { line: "CONNECT localhost:80 HTTP/1.1" }],
  // The host.
  ["no host", host(null), 400],
  ["two hosts", { line: none, lines: ["Host: localhost"] }, 400],
  ["an empty host", host(""), 400],
  ["a host in capitals", host("LOCALHOST"), 404],
  ["a host with a port", host("localhost:80"), 404],
  ["a host whose port is too large", host("localhost:99999"), 400],
  ["a host whose port is a word", host("localhost:http"), 400],
  ["a host with a path", host("localhost/none"), 400],
  ["a host with a user", host("me@localhost"), 400],
  ["a host with a space", host("local host"), 400],
  ["a host that is an address of IPv6", host("[::1]:4010"), 404],
  ["a host that is an address of IPv6 without brackets", host("::1"), 400],
  ["a host that is a short address", host("127.1"), 404],
  ["a host that is no address", host("1.2.3.256"), 400],
  ["a host of somebody else", host("evil.example"), 403],
  ["a host that only starts like one of ours", host("localhost.evil.example"), 403],
  ["a host with bytes beyond ASCII", host("ñandú"), 400],
  // The content type.
  ["JSON", {}, 200],
  ["JSON in capitals", type("APPLICATION/JSON"), 200],
  ["JSON with a charset", type("application/json;charset=utf-8"), 200],
  ["text", type("text/plain"), 400],
  ["a form", { ...type("application/x-www-form-urlencoded"), body: "email=raw%40example.com" }, 400],
  ["a form in parts", type("multipart/form-data; boundary=x"), 400],
  ["a type that only starts like JSON", type("application/jsonx"), 400],
  ["a merge patch", type("application/merge-patch+json"), 400],
  ["a type without a slash", type("json"), 400],
  ["an empty type", type(""), 400],
  ["no type", type(null), 400],
  ["two types", { lines: ["Content-Type: text/plain"] }, 400],
  // The content length.
  ["a length that is too short", length("10"), 400],
  ["a length that is too long", length("1000"), 400],
  ["a length of zero before a body", length("0"), 400],
  ["a negative length", length("-1"), 400],
  ["a length with a sign", length("+27"), 400],
  ["a length in hexadecimal", length("0x1b"), 400],
  ["a length that is a word", length("long"), 400],
  ["a length beyond every number", length("9".repeat(30)), 400],
  ["an empty length", length(""), 400],
  ["two lengths that differ", { lines: ["Content-Length: 5"] }, 400],
  ["a list of lengths", length("27, 27"), 400],
  ["a length and chunks", { lines: ["Transfer-Encoding: chunked"] }, 400],
  // Chunks.
  ["chunks", chunked(`${chunk(email.slice(0, 9))}${chunk(email.slice(9))}0\r\n\r\n`), 200],
  ["a chunk with an extension", chunked(`1b;name=value\r\n${email}\r\n0\r\n\r\n`), 200],
  ["chunks with a trailer", chunked(`${chunk(email)}0\r\nx-after: yes\r\n\r\n`), 200],
  ["a chunk whose size is none", chunked(`xyz\r\n${email}\r\n0\r\n\r\n`), 400],
  ["a chunk whose size is negative", chunked(`-1b\r\n${email}\r\n0\r\n\r\n`), 400],
  ["a chunk that is shorter than its size", chunked(`ff\r\n${email}\r\n0\r\n\r\n`), 400],
  ["a chunk that is longer than its size", chunked(`5\r\n${email}\r\n0\r\n\r\n`), 400],
  ["chunks without an end", chunked(chunk(email)), 400],
  ["chunks that hold nothing", chunked("0\r\n\r\n"), 400],
  ["chunks under another coding", chunked(`${chunk(email)}0\r\n\r\n`, { "transfer-encoding": "gzip, chunked" }), 200],
  ["a coding that is unknown", chunked(email, { "transfer-encoding": "identity" }), 400],
  // The encoding.
  ["a body that is compressed", { headers: { "content-encoding": "gzip" }, body: gzipSync(email) }, 400],
  ["a body that says that it is compressed", { headers: { "content-encoding": "gzip" } }, 400],
  ["a body that says that it is as it is", { headers: { "content-encoding": "identity" } }, 200],
  ["JSON with the charset of another time", type("application/json; charset=latin1"), 400],
  ["JSON with a charset in quotes", type('application/json; charset="UTF-8"'), 200],
  ["a body in UTF-16", json(Buffer.from(email, "utf16le")), 400],
  ["a body in Latin-1", json(Buffer.from('{"firstName":"Íñigo"}', "latin1")), 400],
  ["a body with a byte order mark", json(`\uFEFF${email}`), 400],
  ["a body with half a character", json(Buffer.from([...Buffer.from('{"email":"'), 0xe2, 0x82])), 400],
  ["a body with a zero byte", json('{"email":"\0"}'), 400],
  // The method.
  ["a read", at(`/customers/${customer}`), 200],
  ["a read that brings a body", { ...at(`/customers/${customer}`), body: email }, 200],
  ["a read of the head", at(`/customers/${customer}`, "HEAD"), 200],
  ["a removal", at(`/customers/${customer}`, "DELETE"), 501],
  ["a replacement", at(`/customers/${customer}`, "PUT"), 501],
  ["a method of WebDAV", at("/auth", "PROPFIND"), 501],
  ["a trace", at("/auth", "TRACE"), 501],
  ["a query", at("/auth", "QUERY"), 501],
  ["a question for the methods", at("/auth", "OPTIONS"), 501],
  // The path.
  ["a path with a dot", at("/./auth", "POST"), 400],
  ["a path with two dots", at("/customers/../auth", "POST"), 400],
  ["a path with two dots in escapes", at("/customers/%2e%2E/auth", "POST"), 400],
  ["more dots than folders", at("/../../../auth", "POST"), 400],
  ["an id that is a slash in an escape", at("/customers/%2F", "PATCH"), 404],
  ["an id that is a zero byte in an escape", at("/customers/%00", "PATCH"), 404],
  ["an id whose escape is none", at("/customers/%zz", "PATCH"), 404],
  ["an id whose escape is cut off", at("/customers/%", "PATCH"), 404],
  ["an id that is no UTF-8", at("/customers/%ff%fe", "PATCH"), 404],
  ["an id that is a field of every object", at("/customers/__proto__", "PATCH"), 404],
  ["an id of SQL", at("/customers/'%20OR%20'1'='1", "PATCH"), 404],
  ["no id", at("/customers/", "PATCH"), 404],
  ["a path in capitals", at("/AUTH", "POST"), 404],
  ["a path with a slash behind it", at("/auth/", "POST"), 404],
  ["a path with a parameter", at("/auth;v=1", "POST"), 404],
  ["the path of Conomy's own sandbox", at(`/sandbox/customers/${customer}`, "PATCH"), 200],
  ["that path twice", at(`/sandbox/sandbox/customers/${customer}`, "PATCH"), 404],
  ["a query whose escapes are none", at(`/customers/${customer}?%&=%zz&&&`, "PATCH"), 200],
  ["the path of a control route, where there is none", at("/__sandbox/state"), 404],
  ["the path of a field that every object has", at("/constructor"), 404],
  // Headers.
  ["two keys", { lines: ["X-API-Key: sandbox-key"] }, 401],
  ["two user agents", { lines: ["User-Agent: other/1"] }, 200],
  ["no user agent", { headers: { "user-agent": null } }, 400],
  ["no key", { headers: { "x-api-key": null } }, 401],
  ["a key with a space around it", { headers: { "x-api-key": "  sandbox-key\t" } }, 200],
  ["no token", { headers: { authorization: null } }, 401],
  ["a scheme without a token", { headers: { authorization: "Bearer" } }, 401],
  [
    "a token whose scheme is in small letters",
    { headers: { authorization: null }, lines: ["authorization: bearer token"] },
    200,
  ],
  ["a token of another scheme", { headers: { authorization: "Basic c2FuZGJveDpzYW5kYm94" } }, 401],
  ["a token that is cut off", { headers: { authorization: "Bearer eyJhbGciOiJIUzI1NiJ9." } }, 401],
  ["a header without a colon", { lines: ["x-note"] }, 400],
  ["a header whose name has a space", { lines: ["x note: 1"] }, 400],
  ["a header without a name", { lines: [": 1"] }, 400],
  ["a header that goes on in the next line", { lines: ["x-note: 1", " 2"] }, 400],
  ["a header with a zero byte", { lines: ["x-note: \0"] }, 400],
  ["a header with a carriage return alone", { lines: ["x-note: 1\r2"] }, 400],
  ["a header with bytes beyond ASCII", { lines: ["x-note: ñ"] }, 200],
  ["headers of 20,000 characters", { lines: [`x-note: ${"x".repeat(20_000)}`] }, 431],
  ["300 headers", { lines: Array.from({ length: 300 }, (_, index) => `x-${index}: 1`) }, 200],
  ["a wish to go on first", { headers: { expect: "100-continue" } }, 100, 200],
  ["a wish that nobody knows", { headers: { expect: "a miracle" } }, 417],
  ["a wish to speak WebSocket", { headers: { connection: "close, upgrade", upgrade: "websocket" } }, 200],
  [
    "two requests in one go",
    { bytes: `${none}\r\nhost: localhost\r\n\r\n${none}\r\nhost: localhost\r\nconnection: close\r\n\r\n` },
    404,
    404,
  ],
  // The body.
  ["no body", json(""), 400],
  ["a body of spaces", json("   "), 400],
  ["null", json("null"), 400],
  ["a list", json("[]"), 400],
  ["a text", json('"text"'), 400],
  ["a number", json("5"), 400],
  ["true", json("true"), 400],
  ["a field of another type", json('{"email":5}'), 400],
  ["a list for an object", json('{"address":[]}'), 400],
  ["an object for a text", json('{"email":{}}'), 400],
  ["null for a text", json('{"email":null}'), 400],
  ["JSON that is cut off", json('{"email":"a'), 400],
  ["JSON with a comma too many", json('{"email":"a",}'), 400],
  ["JSON with a comment", json('{"email":"a"/* */}'), 400],
  ["JSON in single quotes", json("{'email':'a'}"), 400],
  ["two JSON texts", json(`${email}${email}`), 400],
  ["NaN", json('{"x":NaN}'), 400],
  ["a number beyond every number", json('{"x":1e999}'), 400],
  ["a number with more digits than are kept", json('{"x":12345678901234567890}'), 400],
  ["the same field twice", json('{"email":"a","email":"raw@example.com"}'), 200],
  ["a field that every object has", json('{"__proto__":{"polluted":true}}'), 200],
  ["half of a surrogate pair", json('{"email":"\\ud800"}'), 200],
  ["10,000 levels", json(`{"x":${"[".repeat(10_000)}${"]".repeat(10_000)}}`), 400],
  ["a body of 1 MB and more", json(`{"x":"${"x".repeat(1_000_000)}"}`), 400],
];
