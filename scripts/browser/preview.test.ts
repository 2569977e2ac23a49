import { once } from "node:events";
import { readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { get } from "node:http";
import { join } from "node:path";
import { useBrowser } from "@conomyhq/browser/use-browser";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createCheckout } from "../test/checkout.ts";

// Without what `pnpm dev` does beside it at each save: lint, the types, the sandbox.
const checkout = createCheckout();
const { startPreview }: typeof import("../../packages/reference/preview/preview.ts") = await import(
  /* @vite-ignore */ join(checkout.folder, "packages/reference/preview/preview.ts")
);
const contract = join(checkout.folder, "openapi/conomy.yaml");
const original = readFileSync(contract, "utf8");
const reports: string[] = [];

const browser = useBrowser();
let preview: Awaited<ReturnType<typeof startPreview>>;
let page: Awaited<ReturnType<typeof browser.context.newPage>>;

beforeAll(async () => {
  preview = await startPreview({ port: 0, report: (line) => reports.push(line), onChange() {} });
  page = await browser.context.newPage();
  await preview.ready;
  await page.goto(preview.url);
}, 120_000);

afterAll(async () => {
  await preview?.close();
  checkout.remove();
});

const save = (text: string) => writeFileSync(contract, text);
/** The contract with another title. */
const named = (title: string) => original.replace(/^ {2}title: .*/m, `  title: ${title}`);

/** Edits a file of the copy. */
function edit(file: string, from: string, to: string): string {
  const path = join(checkout.folder, file);
  const text = readFileSync(path, "utf8");
  expect(text).toContain(from);
  writeFileSync(path, text.replace(from, to));
  return path;
}

async function shows(title: string): Promise<void> {
  await page.getByRole("heading", { level: 1, name: title }).waitFor({ timeout: 50_000 });
}

/** The status of the page when it is asked for by a name. */
async function statusAs(host: string): Promise<number | undefined> {
  const [response] = await once(get(preview.url, { headers: { host } }), "response");
  return response.resume().statusCode;
}

const heading = () => page.getByRole("heading", { level: 1 });
const alert = () => page.getByRole("alert");

describe("the preview of the reference", () => {
  it("shows the last of several saves within a second", async () => {
    for (const name of ["One", "Two", "Three", "Four"]) save(named(name));
    await shows("Four");
  });

  it.each([
    ["the YAML is broken", "openapi: 3.1.0", "openapi: [3.1.0", "Flow sequence"],
    ["a $ref leads nowhere", '"#/components/schemas/Customer"', '"#/components/schemas/Custmer"', "The $ref #/"],
  ])(
    "keeps the last page while %s, and says where in the terminal and on the page",
    async (fault, from, to, reason) => {
      const before = await heading().innerText();
      save(original.replace(from, to));
      await alert().waitFor();
      expect(await alert().innerText()).toMatch(/last save that could be shown\. openapi\/conomy\.yaml:\d+:\d+: /);
      expect(await heading().innerText()).toBe(before);
      const line = reports.findLast((text) => text.startsWith("kept")) ?? "";
      expect(line).toMatch(/^kept as it was: openapi\/conomy\.yaml:\d+:\d+: /);
      expect(line).toContain(reason);
      await page.reload();
      await alert().waitFor();
      save(named(`After ${fault}`));
      await shows(`After ${fault}`);
      expect(await alert().count()).toBe(0);
    },
  );

  it("follows an editor that writes another file and gives it the name, as vim and VS Code do", async () => {
    for (const name of ["First", "Second"]) {
      writeFileSync(`${contract}.new`, named(name));
      renameSync(`${contract}.new`, contract);
      await shows(name);
    }
  });

  it("keeps the page while the contract is gone, and follows it when it is back", async () => {
    const before = await heading().innerText();
    rmSync(contract);
    await alert().waitFor();
    expect(await heading().innerText()).toBe(before);
    save(named("Back again"));
    await shows("Back again");
  });

  it("follows what the page is made with", async () => {
    edit("packages/reference/page.hbs", "</head>", "<!-- edited --></head>");
    const isEdited = async () => (await page.content()).includes("<!-- edited -->");
    await expect.poll(isEdited, { timeout: 50_000 }).toBe(true);
    edit("packages/reference/redocly.yaml", "decorators:\n", "decorators:\n  reference/title: on\n");
    const title = (text: string) => `title: () => ({ Info: { leave: (info) => { info.title = "${text}"; } } }), //\n`;
    const plugin = edit("packages/reference/plugin.ts", "oas3: {\n", `oas3: {\n${title("By a plugin")}`);
    await expect.poll(() => page.title(), { timeout: 50_000 }).toBe("By a plugin");
    // A module that was imported before.
    writeFileSync(plugin, readFileSync(plugin, "utf8").replace("By a plugin", "By an edited plugin"));
    await expect.poll(() => page.title(), { timeout: 50_000 }).toBe("By an edited plugin");
  });

  it("is not served by a name of another site", async () => {
    expect(await statusAs("rebound.example")).toBe(403);
    expect(await statusAs(`localhost:${new URL(preview.url).port}`)).toBe(200);
  });
});
