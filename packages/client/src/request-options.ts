import type { CallOptions, ParseAs } from "./method.ts";

/** What `conomy.request()` takes beside method and path. */
export interface RequestOptions extends CallOptions {
  /** What path and query hold. */
  params?: {
    /** Values for the `{names}` in the path. They are encoded, and appear in no log line. */
    path?: Readonly<Record<string, string>> | undefined;
    /** A list repeats its name. */
    query?: Readonly<Record<string, QueryValue | readonly QueryValue[] | undefined>> | undefined;
  };
  /** Sent as JSON. */
  body?: object | undefined;
  /** How the body of a success is read: as JSON (`undefined` if it is empty), or as text. */
  parseAs?: ParseAs | undefined;
}

/** A value of a query. */
type QueryValue = boolean | number | string;

/** What a call takes, whoever makes it. */
export type Init = Omit<RequestOptions, "body" | "params"> & {
  params?: { path?: unknown; query?: unknown } | undefined;
  body?: unknown;
};
