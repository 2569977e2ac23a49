import { checkOneOf } from "./complete.ts";
import { refuse } from "./errors/config-error.ts";
import type { CallSettings } from "./options.ts";
import { isPlain } from "./request.ts";
import type { Init } from "./request-options.ts";
import { methods } from "./retry.ts";

/**
 * Checks what a caller says of an endpoint.
 *
 * @throws {ConomyConfigError} for what would make the request another one.
 */
export function checkArguments(
  baseUrl: string,
  method: string,
  path: string,
  settings: CallSettings,
  options: Init | undefined,
  isKnown: boolean,
): void {
  const { params = {}, body } = options ?? {};
  checkOneOf(method, methods, "method");
  checkOneOf(settings.parseAs, ["json", "text"], "parseAs");
  // A URL parser resolves dot segments, encoded ones included, drops white space and turns backslashes.
  const isBelow =
    typeof path === "string" &&
    /^\/(?![\\/])[^?#\s\p{C}]*$/u.test(path) &&
    new URL(baseUrl + path).href.startsWith(`${baseUrl}/`);
  if (!isBelow) refuse("path", "begin with / and stay below `baseUrl`, without a query");
  // Others would not be sent.
  for (const name of Object.keys(params)) checkOneOf(name, ["path", "query"], "params");
  if (!isKnown && body !== undefined && /GET|HEAD/.test(method)) refuse("body", "be absent for GET or HEAD");
}

/** @throws {ConomyConfigError} for what is no middleware of openapi-fetch. */
export function checkMiddleware(given: object): void {
  try {
    if (["onRequest", "onResponse", "onError"].some((name) => name in given)) return;
  } catch {}
  refuse("use", "get openapi-fetch middleware");
}

/**
 * Writes a query. A list repeats its name.
 *
 * @throws {ConomyConfigError} for a value whose form is anybody's guess, such as a `Date` or a `Map`.
 */
export function serializeQuery(query: unknown): string {
  try {
    if (isPlain(query)) {
      return Object.entries(query as object)
        .flatMap(([name, given]) =>
          [given]
            .flat()
            // A filter that is null must not select everything.
            .flatMap((value: unknown) => (value === undefined ? [] : `${encode(name)}=${encode(value ?? query)}`)),
        )
        .join("&");
    }
  } catch {}
  return refuse("params.query", "hold texts and numbers, or lists of them");
}

/** Half of a surrogate pair throws, and so does a symbol. */
function encode(part: unknown): string {
  if (Object(part) === part || Number.isNaN(part)) throw part;
  return encodeURIComponent(part as string);
}
