import { refuse } from "./errors/config-error.ts";

// The ports that `fetch` blocks (WHATWG Fetch, "port blocking"), as the differences between them in base 36.
const differences =
  "1 6 2 2 2 2 2 2 1 1 1 1 2 c 5 1 a g 8 2 8 8 6 1 1 1 5 1 1 2 2 2 2 4 c 2 2 4 i i 5u 12 12 1b 1 1 1 b 4 1 1 8 8 6 2 7 o e z 9t 1 3 2 k4 1 3 92 18q aq 41 o6 1 q3 fq 2r 1 1 1 1 a i 2lz";

function isBlocked(port: string): boolean {
  let blocked = 0;
  return differences.split(" ").some((difference) => {
    blocked += Number.parseInt(difference, 36);
    return port === `${blocked}`;
  });
}

/**
 * Checks a base URL, normalises it and takes off its trailing slashes.
 *
 * @param allowHttp - Whether secrets may leave by it in clear text.
 * @throws {ConomyConfigError} if they may not, or if it holds some itself.
 */
export function toBaseUrl(baseUrl: string, allowHttp = false): string {
  const { pathname, origin, href, port } = new URL(URL.canParse(baseUrl) ? baseUrl : "data:");
  const safe = allowHttp ? /^https?:/ : /^http(s:|:\/\/(localhost|127(\.\d+){3}|\[::1\])[:/])/;
  // Anything beside origin and path would be credentials, a query or a fragment.
  if (!safe.test(href) || href !== origin + pathname) {
    refuse(
      "baseUrl",
      "be https: or on loopback, unless `dangerouslyAllowHttp` is true, and hold no credentials, query or fragment",
    );
  }
  if (isBlocked(port)) refuse("baseUrl", "have a port that `fetch` does not block");
  return href.replace(/\/+$/, "");
}

/**
 * Puts path parameters into a URL.
 *
 * @throws {ConomyConfigError} for a value that would make the URL name another resource: an empty one and the dot
 * segments, which every URL parser resolves away.
 */
export function serializePath(template: string, parameters: Record<string, unknown>): string {
  return template.replace(/\{([^{}]+)\}/g, (_, name: string) => {
    try {
      const value = parameters[name];
      // Half of a surrogate pair throws.
      if (typeof value === "string" && !/^\.{0,2}$/.test(value)) return encodeURIComponent(value);
    } catch {}
    return refuse(name, 'be text other than "", "." and ".."');
  });
}
