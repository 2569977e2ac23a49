import { refuse } from "./errors/config-error.ts";

/** A call as the transport takes it. The platform's `Request` fits, and so does {@link OutgoingRequest}. */
export interface TransportRequest {
  readonly url: string;
  readonly method: string;
  readonly headers: { forEach(callback: (value: string, name: string) => void): void };
  /** Text, or the platform's stream, which `text()` reads. */
  readonly body?: unknown;
  text?(): Promise<string>;
}

/**
 * What openapi-fetch builds for a call while no middleware is registered.
 *
 * The platform's `Request` costs several times as much to make, and its body can be read only once.
 */
export function OutgoingRequest(url: string, init: Omit<TransportRequest, "url">): TransportRequest {
  return { ...init, url };
}

/**
 * Writes a body as JSON.
 *
 * @param isKnown - Whether the contract describes it. No body there is a list.
 * @throws {ConomyConfigError} for what JSON cannot hold, such as a BigInt or a cycle, and for what it would empty, such as
 * a `FormData` or a `Map`.
 */
export function serializeBody(body: unknown, isKnown: boolean): string {
  try {
    const text = JSON.stringify(body);
    // `toJSON` may make nothing of it.
    if (text && (isPlain(body) || (!isKnown && Array.isArray(body)))) return text;
  } catch {}
  return refuse("body", "be an object that JSON can hold");
}

/** Whether a value is an object, and neither a list nor of a class of the platform's. */
export function isPlain(value: unknown): boolean {
  return Object.prototype.toString.call(value) === "[object Object]";
}
