import type { AbortSignalLike, FetchResponse } from "./platform.ts";
import { isPlain } from "./request.ts";

/** A response, and what was read of its body. */
export interface Received {
  response: FetchResponse;
  bytes?: ArrayBuffer | Uint8Array<ArrayBuffer> | undefined;
  text?: string;
  /** What the text says in JSON. */
  value: unknown;
  /** What keeps it from being what the contract describes. Completes a sentence: the call returned … with …. */
  fault?: string | undefined;
  /** The response as if its body was not read yet, once it was asked for. */
  readable?: FetchResponse | undefined;
}

// Made for the first response: jsdom has none, and there the client has to load, to say why it refuses to start.
let utf8: InstanceType<typeof TextDecoder> | undefined;

/**
 * Reads the body of a response.
 *
 * The contract describes a JSON object for every response, in UTF-8 (RFC 8259, section 8.1). An error may also be empty.
 *
 * @param limit - The largest body to read, in bytes after decompression.
 * @param isText - Whether a success is read as text.
 * @param isKnown - Whether the contract describes the operation, so that a success has to be an object.
 * @param signal - Aborts when nobody waits any more.
 */
export async function receive(
  response: FetchResponse,
  limit: number,
  isText: boolean,
  isKnown: boolean,
  signal?: AbortSignalLike,
): Promise<Received> {
  const { ok } = response;
  const chunks: Uint8Array<ArrayBuffer>[] = [];
  let size = 0;
  let fault: string | undefined;
  // `for await` over the stream would cost as much again as everything else here.
  const reader = response.body?.getReader();
  for (;;) {
    const value = (await reader?.read())?.value;
    if (!value) break;
    const { length } = value;
    if (length) chunks.push(value as Uint8Array<ArrayBuffer>);
    // A stream of nothing but empty parts has to end, too.
    size += length || 1;
    if (size > limit || signal?.aborted) {
      fault = `more than ${limit} bytes`;
      reader?.cancel().catch(() => {});
      break;
    }
  }
  const bytes = chunks.length > 1 ? await new Blob(chunks).arrayBuffer() : chunks[0];
  let text: string;
  try {
    utf8 ??= new TextDecoder("utf-8", { fatal: true });
    text = utf8.decode(bytes);
  } catch {
    fault ??= "text that is not UTF-8";
    text = new TextDecoder().decode(bytes);
  }
  let value: unknown;
  if (ok && isText) value = text;
  else if (text || (ok && isKnown)) {
    try {
      value = JSON.parse(text);
    } catch {}
    const fits = ok && !isKnown ? value !== undefined : isPlain(value);
    if (!fits) fault ??= "no JSON object";
    if (!/^application\/(.+\+)?json/i.test(response.headers.get("content-type") ?? "application/json")) {
      fault ??= "a content type that is not JSON";
    }
  }
  return { response, bytes, text, value: ok || (text && !fault) ? value : {}, fault };
}

/** A response that was read, as if it was not: what reads its body reads a copy. */
export function readable({ response, bytes }: Pick<Received, "bytes" | "response">): FetchResponse {
  let copy: Response | undefined;
  return new Proxy(response, {
    get(target, name) {
      if (!/^(arrayBuffer|blob|body|bodyUsed|bytes|clone|formData|json|text)$/.test(String(name))) {
        return Reflect.get(target, name);
      }
      // Not every status that a server sends can be given to a `Response`. Of the headers, only the type counts here.
      const make = () =>
        new Response(bytes ?? null, { headers: { "content-type": target.headers.get("content-type") ?? "" } });
      // openapi-fetch reads the text of an error, whatever middleware has done with it.
      if (!copy || (name === "text" && (copy.bodyUsed || copy.body?.locked))) copy = make();
      if (name === "clone") return () => copy?.clone() && readable({ response, bytes });
      const value = Reflect.get(copy, name);
      return typeof value === "function" ? value.bind(copy) : value;
    },
  });
}
