import { launchBrowser } from "@conomyhq/browser";
import axe from "axe-core";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openPage } from "./open-page.ts";

let browser: Awaited<ReturnType<typeof launchBrowser>>;
beforeAll(async () => {
  browser = await launchBrowser();
}, 60_000);
afterAll(() => browser?.close());

// Redoc looks for the reader's colours once, when the page opens.
describe.each([
  { colorScheme: "light", width: 1280 },
  { colorScheme: "dark", width: 1280 },
  { colorScheme: "light", width: 360 },
  { colorScheme: "dark", width: 360 },
] as const)("the page in $colorScheme, $width pixels wide", { timeout: 240_000 }, ({ colorScheme, width }) => {
  let tab: Page;
  beforeAll(async () => {
    tab = await openPage(browser.context, { colorScheme, width });
  }, 60_000);
  afterAll(() => tab?.close());

  it("has one heading of the first level", async () => {
    expect(await tab.locator("h1").allInnerTexts()).toEqual([expect.stringMatching(/^Conomy customers API/)]);
  });

  it("has nothing that axe finds", async () => {
    await tab.locator(colorScheme === "dark" ? "html.dark" : "html:not(.dark)").waitFor();
    await tab.addStyleTag({ content: "* { content-visibility: visible !important; }" });
    await tab.evaluate(axe.source);
    // Of what is right it lists one node for each rule, which takes half the time.
    const { violations, passes } = await tab.evaluate<axe.AxeResults>("axe.run({ resultTypes: ['violations'] })");
    expect(passes.map(({ id }) => id)).toContain("color-contrast");
    expect(violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`))).toEqual([]);
  });
});

it("the page leads to the controls by Tab", { timeout: 240_000 }, async () => {
  const tab = await openPage(browser.context);
  const reached: string[] = [];
  for (let press = 0; press < 120; press++) {
    await tab.keyboard.press("Tab");
    const focused = tab.locator(":focus");
    reached.push((await focused.getAttribute("aria-label")) ?? (await focused.innerText()));
  }
  const wanted = [/^(light|dark)$/, /sidebar/, /^Update a customer/, /^Copy/, /View security details/, /^curl/];
  expect(wanted.filter((name) => !reached.some((text) => name.test(text.trim())))).toEqual([]);
});
