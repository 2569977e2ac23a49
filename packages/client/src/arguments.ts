import { checkOneOf } from "./complete.ts";
import { refuse } from "./errors/config-error.ts";
import type { CallSettings } from "./options.ts";
import { isPlain } from "./request.ts";
import { methods } from "./retry.ts";

/**
 * Checks what a caller says of an endpoint.
 *
 * @throws {ConomyConfigError} for what would make the request another one.
 */
export function checkArguments(baseUrl: string, method: string, path: string, settings: CallSettings): void {
  checkOneOf(method, methods, "method");
  checkOneOf(settings.parseAs, ["json", "text"], "parseAs");
  // A URL parser resolves dot segments, encoded ones included, drops white space and turns backslashes.
  const isBelow =
    typeof path === "string" &&
    /^\/(?![\\/])[^?#\s\p{C}]*$/u.test(path) &&
    new URL(baseUrl + path).href.startsWith(`${baseUrl}/`);
  if (!isBelow) refuse("path", "begin with / and stay below `baseUrl`, without a query");
}

/** @throws {ConomyConfigError} for parameters that would not be sent. */
export function checkParameters(params: object): void {
  for (const name of Object.keys(params)) checkOneOf(name, ["path", "query"], "params");
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
        .flatMap(([name, given]) => [given].flat().map((value: unknown) => [name, value]))
        .filter(([, value]) => value !== undefined && value !== null)
        .map((pair) =>
          pair
            .map((part) => {
              // Half of a surrogate pair throws, and so does a symbol.
              if (Object(part) === part || Number.isNaN(part)) throw part;
              return encodeURIComponent(part as string);
            })
            .join("="),
        )
        .join("&");
    }
  } catch {}
  return refuse("params.query", "hold texts and numbers, or lists of them");
}
