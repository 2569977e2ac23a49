import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { compare, decide, renderHtml } from "@conomyhq/contract-diff";
import { afterAll, beforeAll, expect, it } from "vitest";
import { launchBrowser } from "./browser.ts";

const contract = readFileSync(join(import.meta.dirname, "../../openapi/conomy.yaml"), "utf8");
const folder = mkdtempSync(join(tmpdir(), "contract-diff-page-"));
let browser: Awaited<ReturnType<typeof launchBrowser>>;

beforeAll(async () => {
  browser = await launchBrowser();
}, 60_000);
afterAll(async () => {
  await browser?.close();
  rmSync(folder, { recursive: true });
});

it("the report's page reads well on a phone, and asks the network for nothing", async () => {
  writeFileSync(join(folder, "base.yaml"), contract);
  const evil = `A long_word_${"x".repeat(300)} and <img src="https://evil.example/x.png" onerror="document.title='owned'">.`;
  writeFileSync(
    join(folder, "revision.yaml"),
    contract.replace("required: [firstName]", "required: []").replace("The given name.", evil),
  );
  const comparison = await compare("base.yaml", "revision.yaml", { cwd: folder, typescript: true });
  writeFileSync(
    join(folder, "page.html"),
    renderHtml(comparison, decide(comparison.bump, { bump: "minor", migration: "missing" })),
  );

  const tab = await browser.context.newPage();
  await tab.setViewportSize({ width: 390, height: 844 });
  const requests: string[] = [];
  tab.on("request", (request) => requests.push(request.url()));
  await tab.goto(`file://${folder}/page.html`);

  const text = await tab.locator("body").innerText();
  expect(text).toContain("This needs a major release");
  expect(text).toContain("Customer.firstName");
  expect(await tab.evaluate("document.documentElement.scrollWidth <= innerWidth")).toBe(true);
  expect(await tab.title()).toBe("Contract diff: major");
  expect(requests).toEqual([`file://${folder}/page.html`]);
}, 60_000);
