import { createMasker } from "@conomyhq/mask";
import { type Exchange, toEntry, toHar } from "./har.ts";

/** A request, as far as a recording needs it. */
export interface RecordedRequest {
  method: string;
  url: string;
  headers: RequestInit["headers"];
  body?: string | undefined;
}

/** What the tests of a file exchanged so far, once each, without keys, secrets and tokens. */
export const recording: Exchange[] = [];

const masker = createMasker();
const reading = new Set<Promise<void>>();
/** What is in the recording, as it was exchanged: a test may call a thousand times, and a comparison reads each exchange. */
const known = new Set<string>();

/** Begins a new recording. */
export function clearRecording(): void {
  recording.length = 0;
  known.clear();
}

/**
 * Notes a request and its response. The response stays readable.
 *
 * A response that breaks off is no exchange, and is not noted.
 */
export function record({ method, url, headers, body = "" }: RecordedRequest, response: Response): void {
  const startedAt = new Date();
  const { status, statusText } = response;
  const read = response
    .clone()
    .text()
    .then(
      (received) => {
        // Without the token, which may be another each time.
        const sent = maskHeaders(new Headers(headers));
        const outcome = [status, statusText, [...response.headers], received];
        const exchanged = JSON.stringify([method, url, [...sent], body, ...outcome]);
        if (known.has(exchanged)) return;
        known.add(exchanged);
        recording.push({
          request: { method, url: maskUrl(url), headers: sent, body: masker.body(body) },
          response: { status, statusText, headers: maskHeaders(response.headers), body: masker.body(received) },
          startedAt,
        });
      },
      () => {},
    )
    .finally(() => reading.delete(read));
  reading.add(read);
}

function maskHeaders(headers: Headers): Headers {
  return new Headers(masker.headers(headers));
}

function maskUrl(url: string): string {
  const { origin, pathname, search } = new URL(url);
  return `${origin}${masker.path(pathname)}${masker.query(search)}`;
}

/** The recording as HAR. */
export function recordingAsHar(): object {
  return toHar(recording.map(toEntry), { name: "@conomyhq/har", version: "0.0.0" });
}

/** Waits for the responses that are being read. One that never ends is left behind. */
export async function settled(): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  await Promise.race([
    Promise.all(reading),
    new Promise((resolve) => {
      timer = setTimeout(resolve, 100);
    }),
  ]);
  clearTimeout(timer);
}
