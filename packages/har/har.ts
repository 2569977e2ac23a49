/** A request and its whole answer. */
export interface Exchange {
  request: RecordedRequest;
  response: Response;
  /** The body of the answer. */
  received: string;
  startedAt: Date;
}

/** A request, as far as a recording needs it. */
export interface RecordedRequest {
  method: string;
  url: string;
  headers: RequestInit["headers"];
  body?: string | undefined;
}

const masked = "****";

/** Of a larger body that was refused only the size is kept. In characters. */
const largest = 64_000;

/** Exchanges as HAR 1.2, without keys, secrets and tokens. */
export function toHar(exchanges: readonly Exchange[]): object {
  const creator = { name: "@conomyhq/har", version: "0.0.0" };
  return { log: { version: "1.2", creator, entries: exchanges.map(toEntry) } };
}

function toEntry({ request, response, received, startedAt }: Exchange): object {
  const { method, url, body = "" } = request;
  const headers = new Headers(request.headers);
  const isKept = body.length <= largest || response.ok;
  const common = { httpVersion: "HTTP/1.1", cookies: [], headersSize: -1 };
  return {
    startedDateTime: startedAt.toISOString(),
    time: 0,
    request: {
      ...common,
      method,
      url,
      headers: toHeaders(headers),
      queryString: [...new URL(url).searchParams].map(([name, value]) => ({ name, value })),
      ...(body && { postData: { mimeType: headers.get("content-type") ?? "", ...(isKept && { text: mask(body) }) } }),
      bodySize: Buffer.byteLength(body),
    },
    response: {
      ...common,
      status: response.status,
      statusText: response.statusText,
      headers: toHeaders(response.headers),
      content: {
        size: Buffer.byteLength(received),
        mimeType: response.headers.get("content-type") ?? "",
        text: mask(received),
      },
      redirectURL: "",
      bodySize: Buffer.byteLength(received),
    },
    cache: {},
    timings: { send: 0, wait: 0, receive: 0 },
  };
}

/** Of `Authorization` the scheme stays, because drift looks at it. */
function toHeaders(headers: Headers): { name: string; value: string }[] {
  return [...headers].map(([name, value]) => {
    if (name === "authorization") return { name, value: value.replace(/ .*/, ` ${masked}`) };
    return { name, value: name === "x-api-key" ? masked : value };
  });
}

function mask(text: string): string {
  return text.replaceAll(/("(?:clientSecret|accessToken)"\s*:\s*)"(?:[^"\\]|\\.)*"/g, `$1"${masked}"`);
}
