import { useBrowser } from "@conomyhq/browser/use-browser";
import axe from "axe-core";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openPage } from "./open-page.ts";

const browser = useBrowser();

// Redoc looks for the reader's colours once, when the page opens; the width may change later.
describe.each(["light", "dark"] as const)("the page in %s colours", { timeout: 240_000 }, (colorScheme) => {
  let tab: Page;
  beforeAll(async () => {
    tab = await openPage(browser.context, { colorScheme });
  }, 60_000);
  afterAll(() => tab?.close());

  if (colorScheme === "light") {
    it("leads to the controls by Tab", async () => {
      const reached: string[] = [];
      for (let press = 0; press < 120; press++) {
        await tab.keyboard.press("Tab");
        const focused = tab.locator(":focus");
        reached.push((await focused.getAttribute("aria-label")) ?? (await focused.innerText()));
      }
      const wanted = [/^(light|dark)$/, /sidebar/, /^Update a customer/, /^Copy/, /View security details/, /^curl/];
      expect(wanted.filter((name) => !reached.some((text) => name.test(text.trim())))).toEqual([]);
    });
  }

  describe.each([1280, 360])("%i pixels wide", (width) => {
    beforeAll(async () => {
      await tab.setViewportSize({ width, height: 900 });
      await tab.addStyleTag({ content: "* { content-visibility: visible !important; }" });
    });

    it("has one heading of the first level", async () => {
      expect(await tab.locator("h1").allInnerTexts()).toEqual([expect.stringMatching(/^Conomy customers API/)]);
    });

    it("has nothing that axe finds", async () => {
      await tab.locator(colorScheme === "dark" ? "html.dark" : "html:not(.dark)").waitFor();
      await tab.evaluate(axe.source);
      // Of what is right it lists one node for each rule, which takes half the time.
      const { violations, passes } = await tab.evaluate<axe.AxeResults>("axe.run({ resultTypes: ['violations'] })");
      expect(passes.map(({ id }) => id)).toContain("color-contrast");
      expect(violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`))).toEqual([]);
    });
  });
});
