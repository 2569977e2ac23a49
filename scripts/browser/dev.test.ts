import type { ChildProcessWithoutNullStreams } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { useBrowser } from "@conomyhq/browser/use-browser";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { createCheckout } from "../test/checkout.ts";

const temporary = mkdtempSync(join(tmpdir(), "conomy-dev-"));
const opener = join(temporary, "browser");
// It opens nothing, and writes down what it was asked for.
writeFileSync(opener, '#!/bin/sh\necho "$1" > "$0.opened"\n', { mode: 0o755 });
const checkout = createCheckout({ BROWSER: opener, XDG_CURRENT_DESKTOP: "X-Generic", TMPDIR: temporary });
const contract = join(checkout.folder, "openapi/conomy.yaml");
const original = readFileSync(contract, "utf8");
const previews = () => readdirSync(temporary).filter((name) => name.startsWith("conomy-preview-"));

const browser = useBrowser();
let dev: ChildProcessWithoutNullStreams;
let page: Awaited<ReturnType<typeof browser.context.newPage>>;
let output = "";
let url = "";
let sandboxUrl = "";

beforeAll(async () => {
  dev = checkout.start("node", "scripts/dev.ts", "--port", "0", "--open", "--sandbox", "--sandbox-port", "0");
  for (const stream of [dev.stdout, dev.stderr]) stream.on("data", (chunk) => (output += chunk));
  await said(/^types /m);
  await said(/^sandbox +\S+:/m);
  [, url = ""] = /The reference on (\S+);/.exec(output) ?? [];
  [, sandboxUrl = ""] = /^sandbox +(\S+):/m.exec(output) ?? [];
  page = await browser.context.newPage();
  await page.goto(url);
}, 120_000);

afterAll(() => {
  dev.kill("SIGKILL");
  checkout.remove();
  rmSync(temporary, { recursive: true });
});

const said = (text: RegExp | string) => vi.waitFor(() => expect(output).toMatch(text), 50_000);
const save = (text: string) => writeFileSync(contract, text);
/** The contract with another title. */
const named = (title: string) => original.replace(/^ {2}title: .*/m, `  title: ${title}`);

async function shows(title: string): Promise<void> {
  await page.getByRole("heading", { level: 1, name: title }).waitFor({ timeout: 50_000 });
}

describe("pnpm dev", () => {
  it("opens the page in the browser of the user if it is asked to", async () => {
    await expect.poll(() => readFileSync(`${opener}.opened`, "utf8")).toBe(`${url}\n`);
  });

  it("reloads the page with what was saved", async () => {
    const text = named("Change a customer");
    const at = text.indexOf("      properties:\n", text.lastIndexOf("    CustomerUpdate:\n")) + 18;
    save(`${text.slice(0, at)}        nickname:\n          type: string\n${text.slice(at)}`);
    await shows("Change a customer");
  });

  it("writes the types again", async () => {
    const types = join(checkout.folder, "packages/openapi-types/conomy.generated.d.ts");
    await expect.poll(() => readFileSync(types, "utf8"), { timeout: 50_000 }).toContain("nickname?: string;");
  });

  it("says what lint finds, with file and line from the root, and shows the page all the same", async () => {
    save(named("Found fault with").replace("description: The postal address.", "description: the postal address"));
    await shows("Found fault with");
    await said(/^lint +\[1\] openapi\/conomy\.yaml:\d+:\d+ at #\/components\/schemas\/.*\/address/m);
  });

  it("runs a sandbox that pages of its origin may call, and starts it again with the contract", async () => {
    const token = () =>
      page.evaluate(async (target) => {
        const response = await fetch(`${target}/auth`, {
          method: "POST",
          headers: { "content-type": "application/json", "x-api-key": "sandbox-key" },
          body: JSON.stringify({ clientId: "sandbox-client", clientSecret: "sandbox-secret" }),
        });
        return response.json();
      }, sandboxUrl);
    expect(await token()).toHaveProperty("accessToken");
    const starts = output.match(/^sandbox +http/gm)?.length ?? 0;
    save(named("With another sandbox"));
    await shows("With another sandbox");
    await expect.poll(() => output.match(/^sandbox +http/gm)?.length).toBeGreaterThan(starts);
    expect(await token()).toHaveProperty("accessToken");
  });

  it("ends with 0 at Ctrl+C, and leaves nothing behind", async () => {
    const port = new URL(url).port;
    const end = once(dev, "close");
    expect(previews()).toHaveLength(1);
    // As a terminal and the door of the script do: twice.
    dev.kill("SIGINT");
    dev.kill("SIGINT");
    expect(await end).toEqual([0, null]);
    expect(previews()).toEqual([]);
    await expect(fetch(`http://127.0.0.1:${port}/`)).rejects.toThrow("fetch failed");
    await expect(fetch(`${sandboxUrl}/`)).rejects.toThrow("fetch failed");
  });
});
