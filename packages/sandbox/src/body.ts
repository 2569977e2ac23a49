import { isUtf8 } from "node:buffer";
import { Problem } from "./problem.ts";

/** The largest body that is taken, in bytes. */
const maxBodySize = 1_000_000;

/**
 * The body as text, or why it cannot be taken.
 *
 * @throws the reason of the signal, when it ends a body that does not arrive.
 */
export async function readBody(request: Request, signal: AbortSignal): Promise<string | Problem> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  const reader = request.body?.getReader();
  const stop = () => void reader?.cancel(signal.reason).catch(() => {});
  signal.addEventListener("abort", stop);
  try {
    // One that is too large is read to its end all the same: whoever is still sending would not see a response.
    for (let part = await reader?.read(); part && !part.done; part = await reader?.read()) {
      size += part.value.length;
      if (size <= maxBodySize) chunks.push(part.value);
    }
  } catch {
    signal.throwIfAborted();
    return new Problem("parsingResource", "The body was cut off");
  } finally {
    signal.removeEventListener("abort", stop);
  }
  signal.throwIfAborted();
  if (size > maxBodySize) return new Problem("invalidParam", `The body is larger than ${maxBodySize} bytes`);
  const bytes = Buffer.concat(chunks);
  return isUtf8(bytes) ? bytes.toString() : new Problem("parsingResource", "The body is not UTF-8");
}
