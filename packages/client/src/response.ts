import type { FetchResponse } from "./platform.ts";

/** What was read of a body, and what keeps it from being what the contract describes. */
export interface ReadBody {
  text: string;
  /** Completes a sentence: the call answered with …. */
  fault?: string;
}

/**
 * Reads the body of an answer. Its methods can be called again then, as often as needed.
 *
 * The contract describes a JSON object for every answer, in UTF-8 (RFC 8259, section 8.1). An error may also be empty.
 *
 * @param limit - The largest body to read, in bytes after decompression.
 * @param json - Whether a success has to be JSON.
 */
export async function readBody(response: FetchResponse, limit: number, json: boolean): Promise<ReadBody> {
  const chunks: Uint8Array<ArrayBuffer>[] = [];
  let size = 0;
  let fault: string | undefined;
  // `for await` over the stream would cost as much again as everything else here.
  const reader = response.body?.getReader();
  for (let part = await reader?.read(); part?.value; part = await reader?.read()) {
    chunks.push(part.value as Uint8Array<ArrayBuffer>);
    size += part.value.length;
    if (size > limit) {
      fault = `more than ${limit} bytes`;
      reader?.cancel().catch(() => {});
      break;
    }
  }
  const bytes = chunks.length > 1 ? await new Blob(chunks).arrayBuffer() : chunks[0];
  const decode = (fatal: boolean) => new TextDecoder("utf-8", { fatal }).decode(bytes);
  let text: string;
  try {
    text = decode(true);
  } catch {
    fault ??= "text that is not UTF-8";
    text = decode(false);
  }
  let value: unknown;
  if (response.ok ? json : text) {
    try {
      value = JSON.parse(text);
    } catch {}
    if (typeof value !== "object" || !value || Array.isArray(value)) fault ??= "no JSON object";
    if (!/^application\/(.+\+)?json/i.test(response.headers.get("content-type") ?? "application/json")) {
      fault ??= "a content type that is not JSON";
    }
  }
  Object.assign(response, {
    text: async () => text,
    json: async () => value,
    parsed: async () => (json ? value : text),
    clone: () => new Response(text || null, response as Response),
  });
  return fault ? { text, fault } : { text };
}
