import type { Pagination } from "@conomyhq/openapi-types";
import { ConomyParseError } from "./errors/parse-error.ts";
import type { CallOptions } from "./method.ts";
import type { ResponsePromise } from "./result.ts";

/** One page of a list. */
export interface Page<Item> {
  /** Where the page stands among all. */
  pagination: Pagination;
  /** Its items. */
  results: Item[];
}

/** What the call of a list may set. Each page has its own `timeout` and `deadline`. */
export interface ListOptions extends CallOptions {
  /**
   * Whether a loop requests the next page while you work on this one. A loop that ends early leaves that request behind.
   *
   * @default false
   */
  prefetch?: boolean | undefined;
}

/**
 * A list. `await` gives its first page, `for await` all items, `.pages()` all pages. The first is requested at once, others
 * when the loop needs them, none after it.
 *
 * Items that are added at the end while a loop runs are visited. If items are removed, the loop goes back by as many and
 * leaves out what the page before had: every item that stays is visited, and none twice. It ends in a `ConomyParseError` if
 * between two pages more was removed than a page holds, or if a page does not continue the one before.
 */
export interface ListPromise<Item> extends ResponsePromise<Page<Item>>, AsyncIterable<Item> {
  /** All pages. */
  pages(): AsyncIterable<Page<Item>>;
}

/** What places a page in a list, and the least that each may be. A page of nothing would not advance. */
export const paging = { limit: 1, next: 0, offset: 0 };

/**
 * Makes a list.
 *
 * @param operation - Its name, for errors.
 * @param send - Requests one page.
 */
export function toListPromise<Item extends { id?: unknown }>(
  operation: string,
  send: (query: object | undefined) => ResponsePromise<Page<Item>>,
  query: { next?: number; offset?: number } | undefined,
  prefetch: boolean | undefined,
): ListPromise<Item> {
  const load = (offset: number) => send({ ...query, next: undefined, offset });
  const first = send(query);
  const pages = () => readPages(operation, first, load, query?.offset ?? query?.next ?? 0, prefetch);
  return Object.assign(first, {
    pages,
    async *[Symbol.asyncIterator]() {
      for await (const { results } of pages()) yield* results;
    },
  });
}

/**
 * Reads page after page.
 *
 * @param request - The first page.
 * @param load - Requests the page that begins at an offset.
 */
async function* readPages<Item extends { id?: unknown }>(
  operation: string,
  request: ResponsePromise<Page<Item>>,
  load: (offset: number) => typeof request,
  offset: number,
  prefetch: boolean | undefined,
): AsyncGenerator<Page<Item>> {
  let before: unknown[] = [];
  let total = 0;
  let isBack = false;
  for (;;) {
    const { data, response, attempts } = await request.withResponse();
    const { results, pagination } = data;
    const check = (fits: unknown, fault: string) => {
      if (fits) return;
      const { status, headers } = response;
      throw new ConomyParseError(`${operation} returned ${status} with ${fault}`, { attempts, status }, { headers });
    };
    check(Array.isArray(results) && Number.isInteger(pagination?.total), "no page of a list");
    const lost = total - pagination.total;
    if (lost > 0) {
      // What is behind the removed items has moved towards the beginning.
      check(lost <= before.length, "a list that lost more than a page");
      offset -= lost;
      request = load(offset);
      isBack = true;
      total = pagination.total;
      continue;
    }
    const fresh = results.filter((item) => item?.id === undefined || !before.includes(item.id));
    const { next } = pagination;
    const isLast = offset + results.length >= pagination.total;
    check(
      isLast || (next > offset && Number.isInteger(next) && (isBack || fresh.length)),
      "a page that does not advance",
    );
    // A total that rises and falls in turn must not lead back for ever.
    if (fresh.length) total = pagination.total;
    const ahead = prefetch && !isLast ? load(next) : undefined;
    // The loop may end before it is waited for.
    ahead?.catch(() => {});
    yield { ...data, results: fresh };
    if (isLast) return;
    request = ahead ?? load(next);
    offset = next;
    before = results.map((item) => item?.id);
    isBack = false;
  }
}
