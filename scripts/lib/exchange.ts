import type { FetchLike } from "@conomyhq/client";

/** One HTTP exchange as text, safe to show: no secret is in it. */
export interface Exchange {
  request: string;
  response: string;
}

const secretHeaders = new Set(["authorization", "x-api-key"]);
const secretFields = new Set(["clientSecret", "accessToken"]);

/**
 * Makes a `fetch` that reports every exchange.
 *
 * @param report - Called after each answer.
 * @param hide - Whether to hide every value in bodies, because they belong to real people.
 */
export function observedFetch(report: (exchange: Exchange) => void, hide: boolean): FetchLike {
  return async (url, init) => {
    const response = await fetch(url, init);
    const text = await response.text();
    const headers = Object.entries(init.headers).map(
      ([name, value]) => `${name}: ${secretHeaders.has(name) ? "****" : value}`,
    );
    report({
      request: [`${init.method} ${url}`, ...headers, mask(init.body ?? "", hide)].join("\n"),
      response: [`${response.status} ${response.statusText}`, mask(text, hide)].join("\n"),
    });
    return new Response(text, response);
  };
}

/** A JSON text, laid out for people, without the values that nobody may see. */
function mask(text: string, hide: boolean): string {
  try {
    const shown = (key: string, value: unknown) =>
      secretFields.has(key) || (hide && typeof value === "string") ? "****" : value;
    return JSON.stringify(JSON.parse(text), shown, 2);
  } catch {
    return text === "" ? "" : `(${text.length} characters that are not JSON)`;
  }
}
