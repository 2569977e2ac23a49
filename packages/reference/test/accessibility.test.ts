import { launchBrowser } from "@conomyhq/browser";
import axe from "axe-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openPage } from "./open-page.ts";

let browser: Awaited<ReturnType<typeof launchBrowser>>;
beforeAll(async () => {
  browser = await launchBrowser();
}, 60_000);
afterAll(() => browser?.close());

describe("axe finds nothing on the page", { timeout: 240_000 }, () => {
  it.each([
    { colorScheme: "light", width: 360 },
    { colorScheme: "light", width: 1280 },
    { colorScheme: "dark", width: 360 },
    { colorScheme: "dark", width: 1280 },
  ] as const)("in $colorScheme, $width pixels wide", async ({ colorScheme, width }) => {
    const tab = await openPage(browser.context, { colorScheme, width });
    await tab.addStyleTag({ content: "* { content-visibility: visible !important; }" });
    await tab.evaluate(axe.source);
    const { violations, passes } = await tab.evaluate<axe.AxeResults>("axe.run()");
    expect(passes.map(({ id }) => id)).toContain("color-contrast");
    expect(violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`))).toEqual([]);
  });

  it("has one heading of the first level", async () => {
    const tab = await openPage(browser.context);
    expect(await tab.locator("h1").allInnerTexts()).toEqual([expect.stringMatching(/^Conomy customers API/)]);
  });

  it("reaches the controls by Tab", async () => {
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
});
