/** A request and its whole response, as text. */
export interface Exchange {
  request: { method: string; url: string; headers: Headers; body: string };
  response: { status: number; statusText?: string; headers: Headers; body: string };
  startedAt: Date;
}

/** Of a larger body that was refused only the size is kept. In characters. */
const largest = 64_000;

/** Entries as HAR 1.2. */
export function toHar(entries: readonly object[], creator: { name: string; version: string }): object {
  return { log: { version: "1.2", creator, entries } };
}

/** An exchange as an entry of HAR. It keeps what it is given: secrets are masked before. */
export function toEntry({ request, response, startedAt }: Exchange): object {
  const { method, url, body } = request;
  const isKept = body.length <= largest || response.status < 400;
  const common = { httpVersion: "HTTP/1.1", cookies: [], headersSize: -1 };
  const type = request.headers.get("content-type") ?? "";
  return {
    startedDateTime: startedAt.toISOString(),
    time: 0,
    request: {
      ...common,
      method,
      url,
      headers: toHeaders(request.headers),
      queryString: [...new URL(url).searchParams].map(([name, value]) => ({ name, value })),
      ...(body && { postData: { mimeType: type, ...(isKept && { text: body }) } }),
      bodySize: Buffer.byteLength(body),
    },
    response: {
      ...common,
      status: response.status,
      statusText: response.statusText ?? "",
      headers: toHeaders(response.headers),
      content: {
        size: Buffer.byteLength(response.body),
        mimeType: response.headers.get("content-type") ?? "",
        text: response.body,
      },
      redirectURL: "",
      bodySize: Buffer.byteLength(response.body),
    },
    cache: {},
    timings: { send: 0, wait: 0, receive: 0 },
  };
}

function toHeaders(headers: Headers): { name: string; value: string }[] {
  return [...headers].map(([name, value]) => ({ name, value }));
}
