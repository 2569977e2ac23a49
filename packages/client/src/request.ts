import { refuse } from "./errors/config-error.ts";

/** A call as the transport takes it. The platform's `Request` fits, and so does {@link OutgoingRequest}. */
export interface TransportRequest {
  readonly url: string;
  readonly method: string;
  readonly headers: { forEach(callback: (value: string, name: string) => void): void };
  /** The platform's stream, which `text()` reads. */
  readonly body?: unknown;
  text?(): Promise<string>;
  /** The body of an {@link OutgoingRequest}. */
  readonly content?: string;
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
 * Writes a body as JSON. Members that are `undefined` are left out.
 *
 * @param isKnown - Whether the contract describes it. No body there is a list.
 * @throws {ConomyConfigError} for what JSON cannot hold, such as a BigInt or a cycle, and for what it would change without a
 * word, such as `NaN`, a function, or a `Map`. It names the field.
 */
export function serializeBody(body: unknown, isKnown: boolean): string | undefined {
  const names = new Map<unknown, string>();
  let fault = "body";
  try {
    const text = JSON.stringify(body, function (this: Record<string, unknown>, key, value: unknown) {
      // Most values are text. The rest costs more.
      if (typeof value === "string") return value;
      const parent = names.get(this);
      const name = parent ? `${parent}.${/^\w+$/.test(key) ? key : "…"}` : fault;
      if (!isJson(value) && (value !== this[key] || (value === undefined ? Array.isArray(this) : value !== null))) {
        fault = name;
        throw value;
      }
      names.set(value, name);
      return value;
    });
    if (body === undefined || isPlain(body) || (!isKnown && Array.isArray(body))) return text;
  } catch {}
  return refuse(fault, fault === "body" ? "be an object that JSON can hold" : "be a JSON value");
}

/** Whether a value is an object, and neither a list nor of a class of the platform's. */
export function isPlain(value: unknown): boolean {
  return Object.prototype.toString.call(value) === "[object Object]";
}

/** Whether JSON can hold what is no text. `null` is left out: `toJSON` makes it of what it cannot write, such as a date that is none. */
function isJson(value: unknown): boolean {
  return typeof value === "boolean" || Number.isFinite(value) || isPlain(value) || Array.isArray(value);
}
