import type { Exchange, RecordedRequest } from "./har.ts";

export type { RecordedRequest } from "./har.ts";

/** What the tests of a file exchanged so far. */
export const recording: Exchange[] = [];

const reading = new Set<Promise<void>>();

/**
 * Notes a request and its answer. The answer stays readable.
 *
 * An answer that breaks off is no exchange, and is not noted.
 */
export function record(request: RecordedRequest, response: Response): void {
  const startedAt = new Date();
  const read = response
    .clone()
    .text()
    .then(
      (received) => void recording.push({ request, response, received, startedAt }),
      () => {},
    )
    .finally(() => reading.delete(read));
  reading.add(read);
}

/** Waits for the answers that are being read. One that never ends is left behind. */
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
