import { copyFileSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { useBrowser } from "@conomyhq/browser/use-browser";
import { afterAll, expect, it } from "vitest";
import { createCheckout } from "../test/checkout.ts";

const checkout = createCheckout();
const contract = join(checkout.folder, "openapi/conomy.yaml");
const dist = join(checkout.folder, "packages/reference/dist");

const browser = useBrowser();
afterAll(() => checkout.remove());

it("the reference of a pull request marks what it changes; it and the contract diff link to each other", async () => {
  copyFileSync(contract, join(checkout.folder, "base.yaml"));
  const text = readFileSync(contract, "utf8");
  const at =
    text.indexOf("      properties:\n", text.lastIndexOf("    CustomerUpdate:\n")) + "      properties:\n".length;
  writeFileSync(contract, `${text.slice(0, at)}        nickname:\n          type: string\n${text.slice(at)}`);
  const diff = async (format: string, file: string, ...more: string[]) => {
    const args = ["base.yaml", "openapi/conomy.yaml", "--no-gate", "--no-typescript", "--format", format, ...more];
    const { code } = await checkout.run("node", "packages/contract-diff/src/cli.ts", ...args, "--output", file);
    expect(code).toBe(0);
  };
  await diff("json", "contract-diff.json");
  const built = await checkout.run("node", "packages/reference/build.ts", "--contract-diff", "contract-diff.json");
  expect(built).toEqual({ code: 0, stdout: "", stderr: "" });
  await diff("html", join(dist, "contract-diff.html"), "--reference", "index.html#/other/{operationid}");

  const page = await browser.context.newPage();
  await page.goto(`file://${dist}/index.html#/other/updatecustomer`);
  const marks = page.getByText("Changed in this pull request");
  await marks.first().waitFor();
  expect(await marks.count()).toBe(1);
  await page.getByRole("link", { name: "one change" }).click();
  await page.getByRole("heading", { level: 1, name: "Contract diff" }).waitFor();
  expect(page.url()).toBe(`file://${dist}/contract-diff.html`);
  await page.getByRole("link", { name: "PATCH /customers/{customer-id}" }).first().click();
  await page.getByRole("heading", { name: "Update a customer" }).waitFor();
  expect(page.url()).toBe(`file://${dist}/index.html#/other/updatecustomer`);
});
