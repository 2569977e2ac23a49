import { useBrowser } from "@conomyhq/browser/use-browser";
import { createConomyClient, isConomyApiError } from "@conomyhq/client";
import { type Sandbox, startSandbox } from "@conomyhq/sandbox";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";

const id = "69e25243baa9fd9b463d6bac";
const markup = `<img src="x" onerror="document.title = 'run'">`;

let sandbox: Sandbox;
const browser = useBrowser();
let page: Page;
const complaints: string[] = [];
const loaded: string[] = [];

beforeAll(async () => {
  sandbox = await startSandbox({ control: true });
  page = await browser.context.newPage();
  page.on("pageerror", ({ message }) => complaints.push(message));
  page.on("console", (message) => complaints.push(message.text()));
  page.on("request", (request) => loaded.push(new URL(request.url()).origin));
}, 60_000);
afterAll(() => sandbox.close());
beforeEach(async () => {
  sandbox.reset();
  complaints.splice(0);
  await page.goto(`${sandbox.url}/__sandbox`);
  await page.getByRole("button", { name: "tooManyRequests" }).waitFor();
});

const client = () => createConomyClient({ ...sandbox.clientOptions, userAgent: "browser-test/1", retry: false });

it("shows a customer whose name is markup as a text, and runs nothing of it", async () => {
  sandbox.customers.add({ id: markup, firstName: markup, lastName: "</td><script>document.title = 'run'</script>" });
  await client().PATCH("/customers/{customer-id}", {
    params: { path: { "customer-id": markup } },
    body: { email: markup },
  });
  await page.getByRole("cell", { name: markup, exact: true }).first().waitFor();
  await page.locator("#requests").getByText(encodeURIComponent(markup).slice(0, 20)).waitFor();

  expect(await page.locator("img").count()).toBe(0);
  expect(await page.locator("script").count()).toBe(1);
  expect(await page.title()).toBe("Conomy sandbox");
  expect(complaints).toEqual([]);
});

it("shows a request as it arrives, without a reload, and begins anew after a reset", async () => {
  await page.evaluate("globalThis.sameDocument = true");
  await client().customers.update(id, { email: "new@example.com" });
  const row = page.locator("#requests tr").filter({ hasText: `PATCH /customers/${id}` });
  await row.filter({ hasText: "200" }).waitFor();
  await row.locator("summary").click();
  await row.getByText('{"email":"new@example.com"}').waitFor();
  await page.locator("#customers").getByText("new@example.com").first().waitFor();

  sandbox.reset();
  await expect.poll(() => page.locator("#requests tr").count()).toBe(0);
  expect(await page.evaluate("globalThis.sameDocument")).toBe(true);
});

it("adds a fault with one click, which the next call meets, and takes faults back", async () => {
  await page.getByRole("button", { name: "tooManyRequests" }).click();
  await page.getByRole("status").filter({ hasText: "tooManyRequests × 1" }).waitFor();
  const error = await client()
    .customers.update(id, {})
    .catch((reason) => reason);
  expect(isConomyApiError(error, { status: 429 })).toBe(true);

  await page.getByRole("button", { name: "stall" }).click();
  await expect.poll(() => sandbox.faults.pending.length).toBe(1);
  await page.getByRole("button", { name: "Take back" }).click();
  await expect.poll(() => sandbox.faults.pending.length).toBe(0);
  await client().customers.update(id, {});
});

it("shows the customers of the tenant that is chosen", async () => {
  sandbox.tenants.add({
    clientId: "eva",
    clientSecret: "eva-secret",
    apiKey: "eva-key",
    customers: [{ id: "1", firstName: "Eva" }],
  });
  await page.locator("#tenants option[value=eva]").waitFor({ state: "attached" });
  await page.getByLabel("Tenant").selectOption("eva");
  await page.getByRole("cell", { name: "Eva", exact: true }).waitFor();
  expect(await page.locator("#customers").getByText("Ana").count()).toBe(0);
});

it("loads nothing from elsewhere, and its policy lets no further script run", async () => {
  const tried = `new Promise((resolve) => {
    document.addEventListener("securitypolicyviolation", (event) => resolve(event.effectiveDirective), { once: true });
    try { document.body.innerHTML = "<img src=x>"; } catch {}
    document.body.append(Object.assign(document.createElement("iframe"), { src: "/" }));
  })`;
  expect(await page.evaluate(tried)).toMatch(/require-trusted-types-for|frame-src/);
  expect(await page.locator("img").count()).toBe(0);
  expect(new Set(loaded)).toEqual(new Set([sandbox.url]));
});
