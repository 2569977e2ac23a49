import { Agent, type IncomingHttpHeaders, request as open } from "node:http";

/** A request of which nothing is made up on the way: what is not named is not sent. */
export interface PlainRequest {
  method: string;
  /** From the base URL on. */
  path: string;
  headers: Record<string, string>;
  body?: string;
}

export interface PlainResponse {
  status: number;
  headers: IncomingHttpHeaders;
  body: string;
}

const agent = new Agent({ keepAlive: true });

/** Sends a request. `fetch` would add a `User-Agent`, and its own idea of other headers. */
export function send(baseUrl: string, { method, path, headers, body }: PlainRequest): Promise<PlainResponse> {
  const length = body === undefined ? {} : { "content-length": `${Buffer.byteLength(body)}` };
  return new Promise((resolve, reject) => {
    const outgoing = open(baseUrl + path, { agent, method, headers: { ...headers, ...length } }, (incoming) => {
      let text = "";
      incoming.setEncoding("utf8").on("data", (chunk) => (text += chunk));
      incoming.on("end", () => resolve({ status: incoming.statusCode ?? 0, headers: incoming.headers, body: text }));
      incoming.on("error", reject);
    });
    // The server may close a connection that it finds idle at the moment in which it is used again.
    const onError = (error: NodeJS.ErrnoException) =>
      outgoing.reusedSocket && error.code === "ECONNRESET"
        ? resolve(send(baseUrl, { method, path, headers, ...(body !== undefined && { body }) }))
        : reject(error);
    outgoing.on("error", onError).end(body);
  });
}

/** What Prism noted: breaches of the contract by the request, and by the response. */
export function violationsOf({ headers }: PlainResponse): { request: Violation[]; response: Violation[] } {
  const noted: Violation[] = JSON.parse(String(headers["sl-violations"] ?? "[]"));
  const of = (side: string) => noted.filter(({ location }) => location[0] === side);
  return { request: of("request"), response: of("response") };
}

export interface Violation {
  /** `request` or `response`, and where in it. */
  location: string[];
  severity: string;
  message: string;
  code?: number | string;
}
