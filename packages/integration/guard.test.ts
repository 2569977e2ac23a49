import { once } from "node:events";
import { readFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import { createRequire } from "node:module";
import type { AddressInfo } from "node:net";
import { fileURLToPath } from "node:url";
import { useBrowser } from "@conomyhq/browser/use-browser";
import { afterAll, beforeAll, expect, it } from "vitest";

const client = fileURLToPath(import.meta.resolve("@conomyhq/client"));
const openapiFetch = createRequire(client)
  .resolve("openapi-fetch")
  .replace(/(cjs\/)?index\.cjs$/, "index.mjs");

const attempt = `
  import { createConomyClient } from "/client.js";
  function attempt(options) {
    try {
      return Object.keys(
        createConomyClient({ environment: "sandbox", apiKey: "key", accessToken: "token", ...options }),
      ).join();
    } catch (error) {
      return String(error);
    }
  }
  const outcomes = [attempt({}), attempt({ dangerouslyAllowBrowser: true })];`;

// Without a bundler: a browser needs no more than the address of what the client imports.
const files: Record<string, string> = {
  "/client.js": readFileSync(client, "utf8").replaceAll(/(["'])openapi-fetch\1/g, '"/openapi-fetch.js"'),
  "/openapi-fetch.js": readFileSync(openapiFetch, "utf8"),
  "/page.js": `${attempt} globalThis.outcomes = outcomes;`,
  "/dedicated.js": `${attempt} postMessage(outcomes);`,
  "/shared.js": `${attempt} onconnect = ({ ports: [port] }) => port.postMessage(outcomes);`,
  "/service.js": `${attempt} onmessage = ({ ports: [port] }) => port.postMessage(outcomes);`,
};

let server: Server;
const browser = useBrowser();
beforeAll(async () => {
  server = createServer(({ url = "" }, response) => {
    const type = url === "/" ? "text/html" : "text/javascript";
    response.writeHead(200, { "content-type": type }).end(files[url] ?? "<title>A page</title>");
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
}, 60_000);
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

// What runs in the page is text, because no types of a browser are loaded here.
const places: Record<string, string> = {
  page: 'import("/page.js").then(() => globalThis.outcomes)',
  "dedicated worker": `new Promise((resolve) => {
    new Worker("/dedicated.js", { type: "module" }).onmessage = ({ data }) => resolve(data);
  })`,
  "shared worker": `new Promise((resolve) => {
    new SharedWorker("/shared.js", { type: "module" }).port.onmessage = ({ data }) => resolve(data);
  })`,
  "service worker": `navigator.serviceWorker.register("/service.js", { type: "module" }).then(
    () => navigator.serviceWorker.ready,
  ).then(({ active }) => new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = ({ data }) => resolve(data);
    active.postMessage("", [port2]);
  }))`,
};

it.each(Object.keys(places))(
  "in a %s of Chromium the client refuses to start, and starts when it is told to",
  async (place) => {
    const tab = await browser.context.newPage();
    await tab.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
    const [refused, allowed] = (await tab.evaluate(places[place] ?? "")) as string[];
    expect(refused).toMatch(/^ConomyConfigError: .*browser.*`dangerouslyAllowBrowser`/);
    expect(allowed).toContain("customers");
  },
);
