import { afterAll, describe, expect, it } from "vitest";
import { startInBrowser } from "./browser.ts";
import { createProject } from "./project.ts";

const project = createProject();
afterAll(project.remove);

const mozilla = "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko)";
const navigator = (userAgent: string) => ({ navigator: { userAgent } });

describe("the client refuses to start, and names the option that lets it", () => {
  it.each<[place: string, globals: object]>([
    ["a browser's page", { document: {}, window: {}, ...navigator(`${mozilla} Chrome/153.0.0.0 Safari/537.36`) }],
    ["a page without a user agent", { document: {} }],
    ["a dedicated worker", { importScripts() {}, ...navigator(`${mozilla} Chrome/153.0.0.0 Safari/537.36`) }],
    ["a shared worker", { onconnect: null, ...navigator("Mozilla/5.0 (Macintosh) Gecko/20100101 Firefox/150.0") }],
    [
      "a service worker",
      { clients: {}, ...navigator("Mozilla/5.0 (iPhone) AppleWebKit/605.1.15 Version/26.0 Safari/604.1") },
    ],
    ["jsdom", { document: {}, window: {}, process: {}, ...navigator(`${mozilla} jsdom/27.0.0`) }],
    ["happy-dom", { document: {}, window: {}, process: {}, ...navigator(`${mozilla} HappyDOM/20.0.0`) }],
    ["Electron's window", { document: {}, process: {}, ...navigator(`${mozilla} Electron/40.0.0 Safari/537.36`) }],
  ])("in %s", async (_, globals) => {
    expect(await startInBrowser(project.folder, globals)).toMatch(
      /^ConomyConfigError: .*browser.*`dangerouslyAllowBrowser`/,
    );
    expect(await startInBrowser(project.folder, globals, { dangerouslyAllowBrowser: true })).toContain("customers");
  });
});

it("where jsdom has no fetch, the client says first that it is no backend", async () => {
  const jest = { document: {}, fetch: undefined, ...navigator(`${mozilla} jsdom/26.1.0`) };
  expect(await startInBrowser(project.folder, jest)).toMatch(/`dangerouslyAllowBrowser`/);
  expect(await startInBrowser(project.folder, jest, { dangerouslyAllowBrowser: true })).toMatch(
    /`fetch` must be given/,
  );
  expect(await startInBrowser(project.folder, jest, { dangerouslyAllowBrowser: true, fetch })).toContain("customers");
});

describe("the client starts", () => {
  const throws = () => {
    throw new Error("A Node.js API is used which is not supported in the Edge Runtime.");
  };

  it.each<[place: string, globals: object]>([
    ["Node", { process: { getBuiltinModule: process.getBuiltinModule }, ...navigator("Node.js/24") }],
    ["Node 20, which has no navigator", { process: {} }],
    ["Bun", { Bun: {}, process: {}, ...navigator("Bun/1.4.5") }],
    ["Deno", { Deno: {}, ...navigator("Deno/2.9.6") }],
    ["workerd", navigator("Cloudflare-Workers")],
    ["workerd of old compatibility dates", { caches: {} }],
    ["Next's Edge runtime", { EdgeRuntime: "edge-runtime", process: { getBuiltinModule: throws } }],
    ["an Edge runtime that names itself", { process: { getBuiltinModule: throws }, ...navigator("Edge Runtime") }],
    [
      "an Edge runtime whose process cannot be read",
      {
        process: {
          get getBuiltinModule() {
            return throws();
          },
        },
      },
    ],
    ["a runtime whose navigator says nothing", { navigator: {} }],
    ["a runtime that has nothing", {}],
  ])("in %s", async (_, globals) => {
    expect(await startInBrowser(project.folder, globals)).toContain("customers");
  });
});
