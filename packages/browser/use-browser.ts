import type { BrowserContext } from "playwright-core";
import { afterAll, beforeAll } from "vitest";
import { type Browser, launchBrowser } from "./browser.ts";

/** Starts a browser before the tests of a file, or of the `describe` that calls this, and closes it after them. */
export function useBrowser(): { readonly context: BrowserContext } {
  let browser: Browser | undefined;
  beforeAll(async () => {
    browser = await launchBrowser();
  }, 60_000);
  afterAll(() => browser?.close());
  return {
    get context() {
      if (!browser) throw new Error("There is a browser in hooks and tests only.");
      return browser.context;
    },
  };
}
