import { existsSync, globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { useBrowser } from "@conomyhq/browser/use-browser";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";

const dist = join(import.meta.dirname, "../dist");

const root = join(dist, "../../..");

const browser = useBrowser();

describe("the docs of the packages", () => {
  it("are reached from the reference, and lead back to it from every page", async () => {
    const page = await browser.context.newPage();
    await page.goto(`file://${dist}/index.html`);
    await page.getByRole("link", { name: "docs of the packages" }).first().click();
    await page.waitForURL(`file://${dist}/api/index.html`);
    for (const path of ["api/index.html", "api/classes/_conomyhq_client.ConomyApiError.html"]) {
      await page.goto(`file://${dist}/${path}`);
      await page.getByRole("link", { name: "API reference" }).first().click();
      // Redoc adds the place that is in view.
      await page.waitForURL(/\/dist\/index\.html/);
    }
  });

  it.each([
    ["client", "functions/_conomyhq_client.createConomyClient.html", "createConomyClient"],
    ["sandbox", "functions/_conomyhq_sandbox.startSandbox.html", "startSandbox"],
    ["contract diff", "functions/_conomyhq_contract-diff.compare.html", "compare"],
    ["types", "types/_conomyhq_openapi-types.CustomerUpdate.html", "CustomerUpdate"],
  ])("hold the %s", async (_, path, name) => {
    const page = await browser.context.newPage();
    await page.goto(`file://${dist}/api/${path}`);
    expect(await page.getByRole("heading", { level: 1 }).innerText()).toContain(name);
  });

  it("describe a type of the contract as the contract does", async () => {
    const page = await browser.context.newPage();
    await page.goto(`file://${dist}/api/types/_conomyhq_openapi-types.Address.html`);
    const contract = readFileSync(join(root, "openapi/conomy.yaml"), "utf8");
    const { description } = parse(contract).components.schemas.Address;
    expect(await page.locator(".tsd-comment").innerText()).toBe(description);
  });

  it("say where each name is defined, in a file of the repository", () => {
    const pages = globSync(`${dist}/api/**/*.html`).map((file) => readFileSync(file, "utf8"));
    const files = new Set(pages.flatMap((page) => page.match(/(?<=\/blob\/main\/)[^"#]+/g) ?? []));
    expect(files).toContain("packages/client/src/client.ts");
    expect([...files].filter((file) => !existsSync(join(root, file)))).toEqual([]);
  });

  it("say what each package is for", async () => {
    const page = await browser.context.newPage();
    await page.goto(`file://${dist}/api/modules/_conomyhq_sandbox.html`);
    const { description } = JSON.parse(readFileSync(join(root, "packages/sandbox/package.json"), "utf8"));
    expect(await page.locator(".tsd-comment").first().innerText()).toBe(description);
  });
});
