import { fileURLToPath } from "node:url";
import { useBrowser } from "@conomyhq/browser/use-browser";
import type { Locator, Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { contractTexts, plain } from "./contract-texts.ts";
import { openPage } from "./open-page.ts";

const contract = fileURLToPath(new URL("../../../openapi/conomy.yaml", import.meta.url));

const browser = useBrowser();

describe("the page shows what the contract says", { timeout: 300_000 }, () => {
  it("every description, example, name and known value, after a reader's clicks", async () => {
    const shown = await readWhole(await openPage(browser.context));
    const texts = await contractTexts(contract);
    expect(texts.length).toBeGreaterThan(300);
    const missing = texts.filter(({ text }) => !shown.includes(text)).map(({ where, text }) => `${where}: ${text}`);
    expect(missing).toEqual([]);
  });
});

/** What a reader has seen who opened the schemas, each response, each example and what security means. */
async function readWhole(tab: Page): Promise<string> {
  // What is far from the window has its text only when it comes near.
  await tab.addStyleTag({ content: "* { content-visibility: visible !important; }" });
  const body = tab.locator("body");
  const seen = [await body.innerText()];
  // Holds for every operation that has a payload.
  await tab.getByRole("button", { name: "curl", exact: true }).first().click();
  await tab.getByRole("menuitem", { name: "Payload" }).click();
  for (const operation of await tab.locator("[data-section-id^='/other/']").all()) {
    await operation.getByRole("button", { name: "View security details" }).click();
    seen.push(await body.innerText());
    await tab.keyboard.press("Escape");
    seen.push(...(await readExamples(operation)));
    for (const status of await operation.getByRole("tab", { name: /^([1-5]\d\d|default)$/ }).all()) {
      await status.click();
      seen.push(await operation.innerText(), ...(await readExamples(operation)));
    }
  }
  await tab.getByRole("link", { name: "Schemas" }).first().click();
  await tab.locator("[data-section-id='/schemas/errortype']:not(:empty)").waitFor();
  seen.push(await body.innerText());
  return plain(seen.join(" "));
}

async function readExamples(operation: Locator): Promise<string[]> {
  const seen: string[] = [];
  for (const choice of await operation.getByTitle("Example", { exact: true }).all()) {
    const options = operation.page().getByRole("menuitem").filter({ visible: true });
    await choice.click();
    const names = await options.allInnerTexts();
    for (const [index, name] of names.entries()) {
      if (index > 0) await choice.click();
      await options.nth(index).click();
      seen.push(name, await operation.innerText());
    }
  }
  return seen;
}
