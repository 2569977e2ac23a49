import { isIP } from "node:net";
import { unreadable } from "./description/media.ts";

/** Why a request is refused. */
export interface Refusal {
  status: 400 | 403 | 415;
  reason: string;
}

/** Who may call. */
export interface GuardOptions {
  /** The address that is listened on. */
  host: string;
  /** Further names that callers may use for it. */
  allowedHosts?: readonly string[];
  /** Origins whose pages may call. */
  corsOrigins?: readonly string[];
}

/**
 * Checks the `Host` of a request against what is listened on. A page of the browser next door reaches a loopback address
 * by a name of its own that it points there; an address cannot be pointed anywhere.
 */
export function hostRefusal(host: string | undefined, options: GuardOptions): Refusal | undefined {
  const name = nameOf(host ?? "");
  if (name === undefined) return { status: 400, reason: "The Host header is missing, not valid, or given twice" };
  const names = [options.host, ...(options.allowedHosts ?? [])].map((known) => nameOf(bracketed(known)) ?? known);
  if (names.includes(name) || (isLoopback(options.host) ? isLoopback(name) : isOurs(name, options.host)))
    return undefined;
  return {
    status: 403,
    reason: `The sandbox does not listen as ${name}. Allow the name with allowedHosts (--allow-host)`,
  };
}

/**
 * Checks a request for the control routes: it carries JSON or nothing, and comes from no page of another origin, unless
 * `corsOrigins` names it. Its `Host` was checked before, as that of every request.
 */
export function controlRefusal(
  { method, headers, url }: Request,
  options: Pick<GuardOptions, "corsOrigins"> = {},
): Refusal | undefined {
  const origin = headers.get("origin");
  // The Host of the request, not its scheme: a proxy in front may speak TLS.
  const isOwn = origin !== null && origin.replace(/^https?:\/\//, "") === (headers.get("host") ?? new URL(url).host);
  if (origin !== null && !isOwn && !options.corsOrigins?.includes(origin)) {
    return { status: 403, reason: "Pages of this origin may not call. Allow it with corsOrigins (--cors)" };
  }
  const type = headers.get("content-type");
  const carries = type !== null || Number(headers.get("content-length") ?? 0) > 0 || headers.has("transfer-encoding");
  if (/^(GET|HEAD|OPTIONS)$/.test(method) || !carries) return undefined;
  const reason = unreadable((name) => headers.get(name));
  return reason === undefined ? undefined : { status: 415, reason };
}

/** @throws a `TypeError` that names what nobody can be called by. */
export function checkHosts(hosts: readonly string[]): void {
  for (const host of hosts) {
    if (nameOf(bracketed(host)) !== undefined) continue;
    throw new TypeError(`${host} is not a host name. Write it without a scheme or a path, such as conomy.`);
  }
}

/** @throws a `TypeError` that names what is no origin. */
export function checkOrigins(origins: readonly string[]): void {
  for (const origin of origins) {
    if (URL.parse(origin)?.origin === origin) continue;
    throw new TypeError(`${origin} is not an origin. Write it without a path, such as http://localhost:3000.`);
  }
}

/** Whether others on the network cannot reach an address. */
export function isLoopback(host: string): boolean {
  return /^(127(\.\d+){3}|localhost|\[?::1\]?)$/.test(host);
}

/** Beyond loopback the addresses of this machine are not known, such as the one that a container is reached by. */
function isOurs(name: string, host: string): boolean {
  return isIP(name.replace(/^\[|\]$/g, "")) > 0 || isLoopback(name) || name === host;
}

/** The name in a `Host`, without its port and in the one spelling that URLs have. */
function nameOf(host: string): string | undefined {
  if (!/^(\[[\da-f:.]+\]|[^\s/?#@\\:[\]]+)(:\d*)?$/i.test(host)) return undefined;
  return URL.parse(`http://${host}`)?.hostname;
}

function bracketed(host: string): string {
  return isIP(host) === 6 ? `[${host}]` : host;
}
