import { useBrowser } from "@conomyhq/browser/use-browser";
import type { Page } from "playwright-core";
import { beforeAll, describe, expect, it } from "vitest";
import { isRendered, pageUrl } from "./open-page.ts";

const browser = useBrowser();

describe("the reference page, opened from disk in Chromium", { timeout: 120_000 }, () => {
  const requests: string[] = [];
  const errors: string[] = [];
  let tab: Page;
  let printedAtOnce: number;
  beforeAll(async () => {
    browser.context.on("request", (request) => requests.push(request.url()));
    browser.context.on("weberror", (error) => errors.push(error.error().message));
    browser.context.on("console", (message) => errors.push(message.text()));
    tab = await browser.context.newPage();
    await tab.goto(pageUrl);
    printedAtOnce = pagesIn(await tab.pdf());
    await isRendered(tab);
  }, 60_000);

  it("asks the network for nothing, and says nothing on the console", () => {
    expect(requests).toContain(pageUrl);
    expect(requests.filter((url) => !/^(file|data|blob):/.test(url))).toEqual([]);
    expect(errors).toEqual([]);
  });

  it("prints as many pages right after it was loaded as later, when everything is rendered", async () => {
    expect(printedAtOnce).toBeGreaterThan(10);
    expect(printedAtOnce).toBe(pagesIn(await tab.pdf()));
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
});

/** How many pages a PDF has. Chromium writes the dictionary of a page without compression. */
function pagesIn(pdf: Buffer): number {
  return pdf.toString("latin1").match(/\/Type \/Page\b/g)?.length ?? 0;
}
