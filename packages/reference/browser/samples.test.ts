import { useBrowser } from "@conomyhq/browser/use-browser";
import type { Locator, Page } from "playwright-core";
import { beforeAll, expect, it } from "vitest";
import { sampledOperations } from "../samples/contract.ts";
import { openPage } from "./open-page.ts";

const browser = useBrowser();
let tab: Page;
beforeAll(async () => {
  tab = await openPage(browser.context);
  // A menu has its place on the screen, which must not move while it is open.
  await tab.setViewportSize({ width: 1280, height: 1600 });
  await tab.addStyleTag({ content: "* { content-visibility: visible !important; }" });
}, 60_000);

it("a reader can choose each sample of an operation, and sees it whole", { timeout: 180_000 }, async () => {
  const operation = (await sampledOperations()).find(({ operationId }) => operationId === "updateCustomer");
  const samples = operation?.["x-codeSamples"] ?? [];
  expect(samples).not.toEqual([]);
  for (const { label, source } of samples) {
    await choose(panelOf("updateCustomer"), label);
    await expect.poll(() => codeIn(panelOf("updateCustomer"))).toContain(withoutSpace(source));
  }
});

it("a language that was chosen for one operation is chosen for the others", async () => {
  await choose(panelOf("updateCustomer"), "Python");
  await expect.poll(() => codeIn(panelOf("createCustomer"))).toContain("importurllib.request");
});

function panelOf(operationId: string): Locator {
  return tab.locator(`[data-section-id$="/${operationId.toLowerCase()}"] .panel-request-samples`);
}

async function choose(panel: Locator, label: string): Promise<void> {
  // The second menu: the first is that of the servers.
  const languages = panel.locator("[aria-haspopup=menu]").nth(1);
  await languages.evaluate((button) => button.scrollIntoView({ block: "center" }));
  await languages.click();
  await tab.getByRole("menuitem", { name: label, exact: true }).filter({ visible: true }).click();
}

async function codeIn(panel: Locator): Promise<string> {
  return withoutSpace((await panel.textContent()) ?? "");
}

function withoutSpace(text: string): string {
  return text.replaceAll(/\s/g, "");
}
