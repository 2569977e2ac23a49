// The few members of the platform's fetch types that this client's own types name. They are structural, so that a
// consumer without DOM or Node types gets checked types, not `any`; the platform's own objects fit them.

/** An `AbortSignal`, as far as the client uses it. */
export interface AbortSignalLike {
  readonly aborted: boolean;
  readonly reason?: unknown;
  addEventListener(type: "abort", listener: () => void): void;
  removeEventListener(type: "abort", listener: () => void): void;
}

/** The headers of a response. */
export interface HeadersLike {
  get(name: string): string | null;
  has(name: string): boolean;
  forEach(callback: (value: string, name: string) => void): void;
}

/** Headers in every form that `fetch` takes. */
export type HeadersInput = HeadersLike | Readonly<Record<string, string>> | Iterable<readonly [string, string]>;

/** The status line and headers of a response. Read the data from `data` and `error`. */
export interface ResponseLike {
  readonly ok: boolean;
  readonly status: number;
  readonly statusText: string;
  readonly url: string;
  readonly headers: HeadersLike;
}

/** The platform's `AbortSignal` where its types are loaded, so that a {@link FetchInit} can be handed to `fetch`. */
export type PlatformAbortSignal = typeof globalThis extends { AbortSignal: { prototype: infer Signal } }
  ? Signal
  : AbortSignalLike;

/** What the client hands to a {@link FetchLike}. */
export interface FetchInit {
  method: string;
  headers: Record<string, string>;
  body?: string;
  redirect: "manual";
  /** Left out where the runtime rejects it, as workerd does with old compatibility dates. */
  cache?: "no-store";
  signal?: PlatformAbortSignal;
}

/** The stream of a body, as far as the client uses it. */
export interface BodyLike {
  readonly locked?: boolean;
  getReader(): {
    /** Resolves to a `Uint8Array`, until the end. */
    read(): Promise<{ done: boolean; value?: { readonly length: number } | undefined }>;
    cancel(): Promise<unknown>;
  };
  cancel(): Promise<unknown>;
}

/** What the client needs of the response of a {@link FetchLike}. */
export interface FetchResponse extends ResponseLike {
  readonly body: BodyLike | null;
}

/** A `fetch` to use instead of the platform's. It is called with a URL and a plain object, never a `Request`. */
export type FetchLike = (url: string, init: FetchInit) => Promise<FetchResponse>;

/**
 * Whether a framework ends a render by throwing this. Next knows its own errors by their `digest`, and has to get them back
 * as they are: they leave the page to the time of a request.
 */
export function isInterrupt(thrown: unknown): boolean {
  try {
    // Such as `DYNAMIC_SERVER_USAGE` and `NEXT_REDIRECT;…`.
    return /^[A-Z]+_[A-Z_]/.test(String((thrown as { digest?: unknown } | undefined)?.digest));
  } catch {
    return false;
  }
}

/** The name of the runtime; empty where it has none. */
export function userAgent(): string {
  return (globalThis as { navigator?: { userAgent?: string } }).navigator?.userAgent ?? "";
}

let cacheOption: Pick<FetchInit, "cache"> | undefined;

/**
 * Keeps a request and its response out of every cache. Frameworks replace the global `fetch` by one that stores even
 * `POST /auth`.
 */
export function uncached(): Pick<FetchInit, "cache"> {
  if (!cacheOption) {
    // Asked for at the first call, because naming `Request` makes Node load its `fetch`.
    try {
      new Request("https://localhost", { cache: "no-store" });
      cacheOption = { cache: "no-store" };
    } catch {
      cacheOption = {};
    }
  }
  return cacheOption;
}
