import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { useBrowser } from "@conomyhq/browser/use-browser";
import { describe, expect, it } from "vitest";
import { openPage, pageUrl } from "./open-page.ts";

const browser = useBrowser();

describe("a reader finds what the page has", { timeout: 120_000 }, () => {
  it("links that are copied before Redoc has started lead to their place", async () => {
    const written = readFileSync(fileURLToPath(pageUrl), "utf8").split('<script type="module">')[0] ?? "";
    const links = [...written.matchAll(/<a [^>]*href="([^"]*)"/g)].map(([, link = ""]) => link);
    expect(links).toContain("#/other/listcustomers");
    expect(links.filter((link) => link.startsWith("/"))).toEqual([]);

    const tab = await openPage(browser.context, { hash: "#/other/listcustomers" });
    const heading = tab.getByRole("heading", { level: 2, name: "List customers" });
    await expect
      .poll(async () => Math.abs((await heading.boundingBox())?.y ?? 9_999), { timeout: 20_000 })
      .toBeLessThan(300);
  });

  it("search, reached by Tab, finds codes, types, known values, fields and words of descriptions", async () => {
    const tab = await openPage(browser.context);
    await tab.keyboard.press("Tab");
    await tab.keyboard.press("Enter");
    const found = (text: string) =>
      tab.locator("[data-component-name='Search/SearchItem']").filter({ hasText: text }).first().waitFor();
    for (const text of ["41", "failedPrecondition", "CED_EXT", "phoneNumberPrefix", "alphanumeric"]) {
      await tab.getByPlaceholder("Search docs...").fill(text);
      await found(text);
    }
    await tab.getByPlaceholder("Search docs...").fill("Update a customer");
    await found("Fields that are left out keep their value");
  });
});
