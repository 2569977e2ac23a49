import { launchBrowser } from "@conomyhq/browser";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openPage, pageUrl } from "./open-page.ts";

let browser: Awaited<ReturnType<typeof launchBrowser>>;
beforeAll(async () => {
  browser = await launchBrowser();
}, 60_000);
afterAll(() => browser?.close());

describe("the reference page, opened from disk in Chromium", { timeout: 120_000 }, () => {
  let tab: Page;
  it("asks the network for nothing, and says nothing on the console", async () => {
    const requests: string[] = [];
    browser.context.on("request", (request) => requests.push(request.url()));
    const errors: string[] = [];
    browser.context.on("weberror", (error) => errors.push(error.error().message));
    browser.context.on("console", (message) => errors.push(message.text()));

    tab = await openPage(browser.context);
    expect(requests).toContain(pageUrl);
    expect(requests.filter((url) => !/^(file|data|blob):/.test(url))).toEqual([]);
    expect(errors).toEqual([]);
  });

  it("prints every operation without a click", async () => {
    await tab.emulateMedia({ media: "print" });
    const printed = await tab.locator("body").innerText();
    for (const operation of ["Obtain an access token", "Create", "Read", "List", "Update"])
      expect(printed).toContain(operation);
    for (const path of ["/auth", "/customers", "/customers/{customer-id}"]) expect(printed).toContain(path);
    expect(printed).toContain("identityId");
    expect(printed).toContain("clientSecret");
    expect(printed.match(/Where this comes from, and how sure we are/g)).toHaveLength(5);
  });

  it("prints as many pages right after it was loaded as later, when everything is rendered", async () => {
    const tab = await browser.context.newPage();
    await tab.goto(pageUrl);
    const atOnce = pagesIn(await tab.pdf());
    await tab.locator("[data-section-id]:empty").first().waitFor({ state: "detached" });
    const later = pagesIn(await tab.pdf());
    expect(atOnce).toBeGreaterThan(10);
    expect(atOnce).toBe(later);
  });
});

/** How many pages a PDF has. Chromium writes the dictionary of a page without compression. */
function pagesIn(pdf: Buffer): number {
  return pdf.toString("latin1").match(/\/Type \/Page\b/g)?.length ?? 0;
}
