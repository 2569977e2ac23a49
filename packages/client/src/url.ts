import { ConomyConfigError } from "./errors/config-error.ts";

/**
 * Checks a base URL, normalises it and takes off its trailing slashes.
 *
 * @throws {ConomyConfigError} if secrets could leave by it in clear text, or if it holds some.
 */
export function toBaseUrl(baseUrl = ""): string {
  const { protocol, hostname, pathname, origin, href } = URL.canParse(baseUrl) ? new URL(baseUrl) : new URL("data:");
  const loopback = /^(localhost|127(\.\d+){3}|\[::1\])$/.test(hostname);
  // Anything beside origin and path would be credentials, a query or a fragment.
  if (!(protocol === "https:" || (protocol === "http:" && loopback)) || href !== origin + pathname) {
    throw new ConomyConfigError(
      "Give an `environment` that exists, or a `baseUrl` with https: (http: on loopback) and no credentials, query or fragment.",
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
    const value = parameters[name];
    if (typeof value !== "string" || /^\.{0,2}$|\p{Surrogate}/u.test(value)) {
      throw new ConomyConfigError(`\`${name}\` must be text other than "", "." and "..".`);
    }
    return encodeURIComponent(value);
  });
}
