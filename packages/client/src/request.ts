import type { PlatformAbortSignal } from "./platform.ts";

/** A call as the transport takes it. The platform's `Request` fits, and so does {@link OutgoingRequest}. */
export interface TransportRequest {
  readonly url: string;
  readonly method: string;
  readonly headers: { forEach(callback: (value: string, name: string) => void): void };
  readonly signal?: PlatformAbortSignal | undefined;
  /** Text, or the platform's stream, which `text()` reads. */
  readonly body?: unknown;
  text?(): Promise<string>;
}

/**
 * What openapi-fetch builds for a call while no middleware is registered.
 *
 * The platform's `Request` costs several times as much to make, and its body can be read only once.
 */
export class OutgoingRequest implements TransportRequest {
  readonly url: string;
  readonly method: string;
  readonly headers: TransportRequest["headers"];
  readonly signal: PlatformAbortSignal | undefined;
  readonly body: string | undefined;

  constructor(url: string, init: Omit<OutgoingRequest, "url">) {
    this.url = url;
    this.method = init.method;
    this.headers = init.headers;
    this.signal = init.signal;
    this.body = init.body;
  }
}

/** The body of a call as text, which can be sent as often as needed. */
export async function readBody(request: TransportRequest): Promise<string | undefined> {
  if (typeof request.body === "string") return request.body;
  return request.body ? request.text?.() : undefined;
}
