import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { useBrowser } from "@conomyhq/browser/use-browser";
import { type Sandbox, type SandboxOptions, startSandbox } from "@conomyhq/sandbox";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, it, onTestFinished } from "vitest";

const browser = useBrowser();
const site = createServer((_, response) =>
  response.setHeader("content-type", "text/html").end("<title>a page</title>"),
);
let origin: string;

beforeAll(async () => {
  site.listen(0, "127.0.0.1");
  await once(site, "listening");
  origin = `http://127.0.0.1:${(site.address() as AddressInfo).port}`;
}, 60_000);
afterAll(() => site.close());

async function start(options: SandboxOptions = {}): Promise<Sandbox> {
  const sandbox = await startSandbox({ control: true, ...options });
  onTestFinished(() => sandbox.close());
  return sandbox;
}

async function open(url = origin): Promise<Page> {
  const page = await browser.context.newPage();
  onTestFinished(() => page.close());
  await page.goto(url);
  return page;
}

/** A call as the client makes it in a page, from a token to a change, with what the page reads of it. */
async function update(page: Page, { url, clientOptions }: Sandbox): Promise<unknown> {
  return page.evaluate(
    async ({ url, apiKey, credentials }) => {
      const headers = { "content-type": "application/json", "x-api-key": apiKey };
      try {
        const auth = await fetch(`${url}/auth`, { method: "POST", headers, body: JSON.stringify(credentials) });
        const { accessToken } = (await auth.json()) as { accessToken: string };
        const response = await fetch(`${url}/customers/69e25243baa9fd9b463d6bac`, {
          method: "PATCH",
          headers: { ...headers, authorization: `Bearer ${accessToken}` },
          body: '{"email":"new@example.com"}',
        });
        return [
          response.status,
          response.headers.get("retry-after"),
          ((await response.json()) as { email?: string }).email,
        ];
      } catch (error) {
        return String(error);
      }
    },
    { url, apiKey: clientOptions.apiKey, credentials: clientOptions.credentials },
  );
}

it("lets a page whose origin was named call, and read Retry-After", async () => {
  const sandbox = await start({ corsOrigins: [origin] });
  const page = await open();
  expect(await update(page, sandbox)).toEqual([200, null, "new@example.com"]);
  sandbox.faults.next("tooManyRequests", { retryAfter: 3 });
  expect(await update(page, sandbox)).toEqual([429, "3", undefined]);
});

it.each([
  ["no origin was named", []],
  ["another was named", ["http://app.example"]],
])("lets no page call when %s", async (_, corsOrigins) => {
  const sandbox = await start({ corsOrigins });
  expect(await update(await open(), sandbox)).toBe("TypeError: Failed to fetch");
  expect(sandbox.requests.filter(({ operation }) => operation)).toEqual([]);
});

it.each(["text/plain", "application/x-www-form-urlencoded", "multipart/form-data"])(
  "the form of another origin resets nothing, and adds no fault, as %s",
  async (type) => {
    const sandbox = await start();
    const { id } = sandbox.customers.add({ firstName: "Eva" });
    for (const path of ["reset", "faults"]) {
      const page = await open();
      const [response] = await Promise.all([
        page.waitForResponse((response) => response.request().method() === "POST"),
        page.waitForURL(`${sandbox.url}/__sandbox/${path}`),
        page.evaluate(`{
          const form = document.createElement("form");
          Object.assign(form, { method: "POST", enctype: "${type}", action: "${sandbox.url}/__sandbox/${path}" });
          form.append(Object.assign(document.createElement("input"), { name: '{"kind":"stall","x":"', value: '"}' }));
          document.body.append(form);
          form.submit();
        }`),
      ]);
      expect(response.status()).toBe(403);
    }
    expect(sandbox.customers.get(id)).toEqual({ id, firstName: "Eva" });
    expect(sandbox.faults.pending).toEqual([]);
  },
);

it("a name that is pointed at loopback reads nothing", async () => {
  const sandbox = await start();
  const { port } = new URL(sandbox.url);
  // Chromium resolves every name under localhost to loopback, as a rebound name would be.
  const page = await open(`http://rebound.localhost:${port}/__sandbox/requests`);
  expect(await page.textContent("body")).toContain("does not listen as rebound.localhost");
  const text = await page.evaluate(async () => (await fetch("/customers/69e25243baa9fd9b463d6bac")).status);
  expect(text).toBe(403);
  expect(sandbox.requests).toEqual([]);
});
