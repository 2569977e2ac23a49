import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { useBrowser } from "@conomyhq/browser/use-browser";
import { type Comparison, compare, decide, render } from "@conomyhq/contract-diff";
import fc from "fast-check";
import type { Page } from "playwright-core";
import { afterAll, expect, it } from "vitest";
import { hostileText } from "../contract-diff/test/report/hostile.ts";

const contract = readFileSync(join(import.meta.dirname, "../../openapi/conomy.yaml"), "utf8");
const folder = mkdtempSync(join(tmpdir(), "contract-diff-page-"));
const browser = useBrowser();

afterAll(() => rmSync(folder, { recursive: true }));

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
    render("html", comparison, decide(comparison.bump, { bump: "minor", migration: "missing" })),
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

/** A report of two operations' changes, and of one of all documentation. */
async function openReport(edit: (page: string) => string = (page) => page): Promise<Page> {
  writeFileSync(join(folder, "base.yaml"), contract);
  const edited = contract
    .replace("required: [firstName]", "required: []")
    .replace("The given name.", "The first of the names.")
    .replace(/^( {2}title: .*)$/m, "$1 of ours");
  writeFileSync(join(folder, "revision.yaml"), edited);
  const comparison = await compare("base.yaml", "revision.yaml", { cwd: folder, typescript: false });
  writeFileSync(join(folder, "page.html"), edit(render("html", comparison, undefined)));
  const tab = await browser.context.newPage();
  await tab.goto(`file://${folder}/page.html`);
  return tab;
}

it("the report's page hides by level and by operation, by keyboard alone, and says how many are left", async () => {
  const tab = await openReport();
  const shown = () => tab.locator("article:visible");
  const all = await tab.locator("article").count();
  const status = tab.getByRole("status");
  expect(await status.innerText()).toBe(`${all} of ${all} findings are shown.`);

  await tab.keyboard.press("Tab");
  expect(await tab.evaluate("document.activeElement.value")).toBe("major");
  await tab.keyboard.press("Space");
  const left = await shown().count();
  expect(left).toBeGreaterThan(0);
  expect(left).toBeLessThan(all);
  expect(await shown().locator(".major").count()).toBe(0);
  expect(await status.innerText()).toBe(`${left} of ${all} findings are shown.`);

  await tab.keyboard.press("Space");
  await tab.getByLabel("Operation").focus();
  await tab.keyboard.press("ArrowDown");
  const operation = await tab.locator("option:checked").innerText();
  expect(operation).toMatch(/^[A-Z]+ \//);
  expect(await shown().count()).toBe(await tab.locator("article").filter({ hasText: operation }).count());
  expect(await shown().count()).toBeLessThan(all);
  expect(await shown().count()).toBeGreaterThan(0);
}, 60_000);

it("the report's page shows everything where no script runs", async () => {
  const tab = await openReport((page) => page.replace(/<script>[\s\S]*<\/script>/, ""));
  expect(await tab.locator("article:visible").count()).toBe(await tab.locator("article").count());
  expect(await tab.locator("search").isVisible()).toBe(false);
}, 60_000);

it("a browser finds nothing in the report's page that a contract put there", async () => {
  const texts = fc.sample(hostileText, 400);
  const pages = texts.map((text, index) =>
    render("html", hostileComparison(text, texts.at(index - 1) ?? ""), undefined),
  );
  const tab = await browser.context.newPage();
  const parse = `(pages) => pages.map((page) => {
    const all = [...new DOMParser().parseFromString(page, "text/html").querySelectorAll("*")];
    return all.filter(({ localName }) => localName !== "code").map(({ localName, attributes }) =>
      [localName, ...[...attributes].map(({ name }) => name).filter((name) => name !== "href")].join(" ")).join();
  })`;
  const found = (await tab.evaluate(`(${parse})(${JSON.stringify(pages)})`)) as string[];
  const shape = (page: string) => page.replaceAll(/(?<=figcaption,)a,|,mark/g, "");
  expect(new Set(found.map(shape)).size).toBe(1);
  expect(found[0]).toContain("article data-levels data-operations");
}, 60_000);

/** A comparison in which whatever a contract may say is one of two texts. */
function hostileComparison(text: string, other: string): Comparison {
  const place = { file: text, pointer: `#/${text}`, line: 1, col: 1 };
  const excerpt = { start: 1, lines: [text, other], part: [1, 2] as [number, number] };
  return {
    ...{ base: text, revision: other, bump: "major", warnings: [text] },
    changes: [
      {
        ...{ level: "major", fingerprint: "f0", decidedBy: "rule", ruleId: "rule", engine: { level: "none" } },
        ...{ kind: "modified", path: "#/", typeName: "Schema", message: text, because: other, component: text },
        uses: [{ operation: `GET /${text}`, direction: "request" }],
        ...{ base: place, revision: place, excerpts: { base: excerpt, revision: excerpt } },
      },
    ],
    typescript: [],
  };
}
