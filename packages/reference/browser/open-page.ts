import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { BrowserContext, Page } from "playwright-core";

const file = fileURLToPath(new URL("../dist/index.html", import.meta.url));

/** Where the page is, opened from disk. */
export const pageUrl: string = `file://${file}`;

/** How a reader opens the page. */
export interface Reader {
  colorScheme?: "light" | "dark";
  width?: number;
  /** Where in the page to start. */
  hash?: string;
}

/** Opens the page from disk and waits until Redoc has rendered every operation. */
export async function openPage(context: BrowserContext, reader: Reader = {}): Promise<Page> {
  if (!existsSync(file)) throw new Error(`${file} is not there. Run \`pnpm build:docs\` first.`);
  const { colorScheme = "light", width = 1280, hash = "" } = reader;
  const tab = await context.newPage();
  await tab.setViewportSize({ width, height: 900 });
  await tab.emulateMedia({ colorScheme });
  await tab.goto(pageUrl + hash);
  await isRendered(tab);
  return tab;
}

/** Resolves when Redoc has rendered every operation. */
export async function isRendered(tab: Page): Promise<void> {
  await tab.locator("[data-section-id]:empty").first().waitFor({ state: "detached" });
}
