import { writeFile } from "node:fs/promises";

/** Notes exchanges and writes them as HAR 1.2, without secrets. */
export interface HarRecorder {
  /** Sends a request as `fetch` does, and notes it with its answer. */
  fetch(url: string | URL, init?: RequestInit): Promise<Response>;
  write(file: string): Promise<void>;
}

const masked = "****";

export function createHarRecorder(): HarRecorder {
  const entries: object[] = [];
  return {
    async fetch(url, init) {
      const request = new Request(url, init);
      const sent = await request.clone().text();
      const startedAt = new Date();
      const response = await fetch(request);
      const received = await response.clone().text();
      entries.push(toEntry(request, sent, response, received, startedAt));
      return response;
    },
    async write(file) {
      const log = { version: "1.2", creator: { name: "@conomyhq/integration", version: "0.0.0" }, entries };
      await writeFile(file, JSON.stringify({ log }, null, 2));
    },
  };
}

function toEntry(request: Request, sent: string, response: Response, received: string, startedAt: Date): object {
  const time = Date.now() - startedAt.getTime();
  const query = [...new URL(request.url).searchParams];
  const common = { httpVersion: "HTTP/1.1", cookies: [], headersSize: -1 };
  return {
    startedDateTime: startedAt.toISOString(),
    time,
    request: {
      ...common,
      method: request.method,
      url: request.url,
      headers: toHeaders(request.headers),
      queryString: query.map(([name, value]) => ({ name, value })),
      ...(sent && { postData: { mimeType: request.headers.get("content-type"), text: mask(sent) } }),
      bodySize: Buffer.byteLength(sent),
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
    timings: { send: 0, wait: time, receive: 0 },
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
