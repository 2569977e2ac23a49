import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { launchBrowser } from "@conomyhq/browser";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

const page = fileURLToPath(new URL("dist/index.html", import.meta.url));

let browser: Awaited<ReturnType<typeof launchBrowser>>;
beforeAll(async () => {
  if (!existsSync(page))
    throw new Error("packages/reference/dist/index.html is not there. Run `pnpm build:docs` first.");
  browser = await launchBrowser();
}, 60_000);
afterAll(() => browser?.close());

describe("the reference page, opened from disk in Chromium", () => {
  it("shows the contract and asks the network for nothing", async () => {
    const tab = await browser.context.newPage();
    const requests: string[] = [];
    // The page's own policy stops Redoc's logo before it is asked for; Playwright reports that as a failed request.
    tab.on("requestfinished", (request) => requests.push(request.url()));
    tab.on("requestfailed", (request) => {
      if (request.failure()?.errorText !== "csp") requests.push(request.url());
    });
    const errors: string[] = [];
    tab.on("pageerror", (error) => errors.push(error.message));

    await tab.goto(`file://${page}`);
    await tab.getByText("Customers", { exact: true }).first().click();
    await tab.getByRole("heading", { name: "Update a customer" }).waitFor();

    const overview = await tab.locator("body").innerText();
    // The page renders an operation when its place is shown.
    await tab.getByText("List customers", { exact: true }).first().click();
    await tab.getByText("identityId", { exact: true }).first().waitFor();
    const text = `${overview}\n${await tab.locator("body").innerText()}`;
    for (const shown of [
      "unofficial",
      "/customers/{customer-id}",
      "identityId",
      "x-api-key",
      "phoneNumberPrefix",
      "CED_EXT",
    ]) {
      expect(text).toContain(shown);
    }
    expect(requests).toContain(`file://${page}`);
    expect(requests.filter((url) => !/^(file|data|blob):/.test(url))).toEqual([]);
    expect(errors).toEqual([]);
  }, 60_000);
});
