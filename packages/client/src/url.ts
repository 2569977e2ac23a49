import { ConomyConfigError } from "./errors/config-error.ts";

/**
 * Checks a base URL and takes off its trailing slashes.
 *
 * @throws {@link ConomyConfigError} if it is no http(s) URL.
 */
export function toBaseUrl(baseUrl: string): string {
  if (!URL.canParse(baseUrl) || !/^https?:$/.test(new URL(baseUrl).protocol)) {
    throw new ConomyConfigError("`baseUrl` must be an absolute http or https URL.");
  }
  let end = baseUrl.length;
  while (baseUrl[end - 1] === "/") end--;
  return baseUrl.slice(0, end);
}

/**
 * Puts path parameters into a URL.
 *
 * @throws {@link ConomyConfigError} for a value that would make the URL name another resource: an empty one and the dot
 * segments, which every URL parser resolves away.
 */
export function serializePath(template: string, parameters: Record<string, unknown>): string {
  return template.replace(/\{([^{}]+)\}/g, (_, name: string) => {
    const value = parameters[name];
    if (typeof value !== "string" || value === "" || value === "." || value === "..") {
      throw new ConomyConfigError(`The path parameter \`${name}\` must be a string other than "", "." and "..".`);
    }
    return encodeURIComponent(value);
  });
}
