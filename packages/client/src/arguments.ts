import { checkOneOf } from "./complete.ts";
import { refuse } from "./errors/config-error.ts";
import type { CallSettings } from "./options.ts";
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
    /^\/(?![\s/\\])[^?#]*$/.test(path) &&
    (/^[\w/{}-]*$/.test(path) || new URL(baseUrl + path).href.startsWith(`${baseUrl}/`));
  if (!isBelow) refuse("path", "begin with / and stay below `baseUrl`, without a query");
  try {
    const values = Object.values(settings.params.query).flat();
    // The form of an object, such as a `Date`, is anybody's guess. Half of a surrogate pair throws, and so does a symbol.
    if (values.every((value) => Object(value) !== value && typeof encodeURIComponent(value))) return;
  } catch {}
  refuse("params.query", "hold texts and numbers, or lists of them");
}
