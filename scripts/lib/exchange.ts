import type { FetchLike } from "@conomyhq/client";
import { createMasker, masked } from "@conomyhq/mask";

/** One HTTP exchange as text, safe to show: no secret is in it. */
export interface Exchange {
  request: string;
  response: string;
}

const masker = createMasker();

/**
 * Makes a `fetch` that reports every exchange.
 *
 * @param report - Called after each response.
 * @param hide - Whether to hide every value in bodies, because they belong to real people.
 */
export function observedFetch(report: (exchange: Exchange) => void, hide: boolean): FetchLike {
  return async (url, init) => {
    const response = await fetch(url, init);
    const text = await response.text();
    const headers = Object.entries(masker.headers(new Headers(init.headers))).map((pair) => pair.join(": "));
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
    const shown = (_: string, value: unknown) => (hide && typeof value === "string" ? masked : value);
    return JSON.stringify(JSON.parse(masker.body(text)), shown, 2);
  } catch {
    return text === "" ? "" : `(${text.length} characters that are not JSON)`;
  }
}
