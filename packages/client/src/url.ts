import { refuse } from "./errors/config-error.ts";

/**
 * Checks a base URL, normalises it and takes off its trailing slashes.
 *
 * @param allowHttp - Whether secrets may leave by it in clear text.
 * @throws {ConomyConfigError} if they may not, or if it holds some itself.
 */
export function toBaseUrl(baseUrl: string, allowHttp = false): string {
  const { pathname, origin, href } = new URL(URL.canParse(baseUrl) ? baseUrl : "data:");
  const safe = allowHttp ? /^https?:/ : /^http(s:|:\/\/(localhost|127(\.\d+){3}|\[::1\])[:/])/;
  // Anything beside origin and path would be credentials, a query or a fragment.
  if (!safe.test(href) || href !== origin + pathname) {
    refuse(
      "baseUrl",
      "be https: or on loopback, unless `dangerouslyAllowHttp` is true, and hold no credentials, query or fragment",
    );
  }
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
