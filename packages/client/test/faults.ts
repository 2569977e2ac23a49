/** Everything secret or personal of a call, and what a hostile peer adds. None of it may appear in an error. */
export const confidential = {
  apiKey: "key-0f3a7c",
  clientId: "client-5d1c2b",
  clientSecret: "secret-77b1e9",
  token: "token-9c2e4d",
  id: "cust-41d8a2",
  email: "ana.maria@mail.example",
  name: "Anneliese",
  bytes: "bytes-e2b6f0",
} as const;

/** The beginning of a success. */
export const ok = "HTTP/1.1 200 OK\r\n";
const json = `${ok}content-type: application/json\r\n`;

/** What a peer may send instead of a response. `echo` is one line of everything private, `sent` what the client sent of it. */
export const faults: Record<string, (echo: string, sent: string) => string> = {
  "a header without a name": (echo) => `${ok}${echo}\r\n\r\n`,
  "a header name with spaces": (echo) => `${ok}x ${echo}: 1\r\ncontent-length: 2\r\n\r\n{}`,
  "a header with a control character": (echo) => `${json}x: ${echo}\0\x01\r\ncontent-length: 2\r\n\r\n{}`,
  "a folded header": (echo) => `${json}x: 1\r\n ${echo}\r\ncontent-length: 2\r\n\r\n{}`,
  "headers that end with line feeds": (echo) => `HTTP/1.1 200 OK\nx: ${echo}\n\n{}`,
  "a header that is too long": (echo) => `${json}x: ${echo.repeat(2000)}\r\n\r\n{}`,
  "a chunk without a size": (echo) => `${json}transfer-encoding: chunked\r\n\r\n${echo}\r\n${echo}\r\n0\r\n\r\n`,
  "a chunk that is longer than its size": (echo) =>
    `${json}transfer-encoding: chunked\r\n\r\n2\r\n{${echo}\r\n0\r\n\r\n`,
  "a chunk that is cut off": (echo) => `${json}transfer-encoding: chunked\r\n\r\nfff\r\n{"echo":"${echo}`,
  "a trailer without a name": (echo) => `${json}transfer-encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\n${echo}\r\n\r\n`,
  "two lengths": (echo) => `${json}content-length: 2\r\ncontent-length: 5\r\nx: ${echo}\r\n\r\n{"${echo}":1}`,
  "a length and chunks": (echo) => `${json}content-length: 9\r\ntransfer-encoding: chunked\r\n\r\n${echo}`,
  "a length that is no number": (echo) => `${json}content-length: ${echo}\r\n\r\n{}`,
  "an unknown coding": (echo) => `${json}transfer-encoding: ${echo}\r\n\r\n${echo}`,
  "a body that is cut off": (echo) => `${json}content-length: 9999\r\n\r\n{"echo":"${echo}`,
  "headers that are cut off": (echo) => `${json}x: ${echo}`,
  "what is not compressed": (echo) => `${json}content-encoding: gzip\r\nconnection: close\r\n\r\n${echo}`,
  "a status that is no number": (echo) => `HTTP/1.1 ${echo} OK\r\n\r\n`,
  "a version that does not exist": (echo) => `HTTP/${echo} 200 OK\r\n\r\n`,
  "a reason that is too much": (echo) => `HTTP/1.1 200 \0${echo}\r\n\r\n`,
  "another protocol": (echo) => `SSH-2.0-${echo}\r\n\r\n`,
  "a switch of protocols": (echo) => `HTTP/1.1 101 ${echo}\r\nupgrade: ${echo}\r\nconnection: upgrade\r\n\r\n${echo}`,
  "a status of 100 alone": (echo) => `HTTP/1.1 100 ${echo}\r\nx: ${echo}\r\n\r\n`,
  "an error page": (echo) => `HTTP/1.1 502 ${echo}\r\nx: ${echo}\r\nconnection: close\r\n\r\n<pre>${echo}</pre>`,
  "a page": (echo) => `${ok}x: ${echo}\r\nconnection: close\r\n\r\n<pre>${echo}</pre>`,
  "a redirect": (echo) => `HTTP/1.1 302 ${echo}\r\nlocation: https://e.example/${echo.replaceAll(" ", "/")}\r\n\r\n`,
  "a documented error that repeats the request": (_, sent) =>
    withLength(404, JSON.stringify({ status: 404, code: sent, type: sent, traceId: sent, detail: sent })),
  "more than one response": (echo) => `${withLength(500, "{}")}${ok}x: ${echo}\r\n\r\n${echo}`,
};

/** The fault that comes before the request: on the connection itself. */
export const early = "a response to no request";

/** Writes a response that is as it should be. */
export function withLength(status: number, body: string): string {
  return `HTTP/1.1 ${status} No\r\ncontent-type: application/json\r\ncontent-length: ${body.length}\r\n\r\n${body}`;
}
