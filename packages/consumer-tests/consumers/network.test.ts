import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { expectUpdated, trafficOf } from "./expect-updated.ts";
import { type GuardedSandbox, startGuardedSandbox } from "./gate.ts";
import { folderOf, run, type Serving, serve } from "./program.ts";

let sandbox: GuardedSandbox;
afterEach(() => sandbox.close());

describe("through a proxy", () => {
  let proxy: Serving;
  beforeEach(async () => {
    sandbox = await startGuardedSandbox();
    proxy = await serve("proxy", {}, "node", "serve.js");
  });
  afterEach(() => proxy.stop());

  it("the client updates a customer by undici's ProxyAgent", async () => {
    const { code, output } = await run("proxy", { ...sandbox.env, PROXY: proxy.url }, "node", "update.js");
    expect({ code, output }).toEqual({ code: 0, output: "proxy@example.com\n" });
    expectUpdated(sandbox, "proxy/1.0", "proxy@example.com");
    expect(proxy.output()).toContain(new URL(sandbox.url).host);
  });

  it("the client updates a customer by Node's own settings", async () => {
    const env = { ...sandbox.env, NODE_USE_ENV_PROXY: "1", HTTP_PROXY: proxy.url };
    const { code, output } = await run("proxy", env, "node", "environment.js");
    expect({ code, output }).toEqual({ code: 0, output: "environment@example.com\n" });
    expectUpdated(sandbox, "environment/1.0", "environment@example.com");
    expect(proxy.output()).toContain(new URL(sandbox.url).host);
  });
});

describe("where the certificate comes from a company's own authority", () => {
  let CA: string;
  beforeEach(async () => {
    const { output } = await run("custom-ca", {}, "node", "certificate.js");
    const certificate: { key: string; cert: string } = JSON.parse(output);
    sandbox = await startGuardedSandbox(certificate);
    CA = join(folderOf("custom-ca"), "ca.pem");
    writeFileSync(CA, certificate.cert);
  });

  it("the client updates a customer by undici's Agent", async () => {
    const { code, output } = await run("custom-ca", { ...sandbox.env, CA }, "node", "update.js");
    expect({ code, output }).toEqual({ code: 0, output: "custom-ca@example.com\n" });
    expectUpdated(sandbox, "custom-ca/1.0", "custom-ca@example.com");
  });

  it("the client updates a customer by Node's own settings", async () => {
    const env = { ...sandbox.env, NODE_EXTRA_CA_CERTS: CA };
    const { code, output } = await run("custom-ca", env, "node", "environment.js");
    expect(output).toContain("environment@example.com\n");
    expect(code).toBe(0);
    expectUpdated(sandbox, "environment/1.0", "environment@example.com");
  });

  it("the client that does not know the authority sends nothing, tries once, and says why", async () => {
    const { output } = await run("custom-ca", sandbox.env, "node", "environment.js");
    expect(output).toMatch(/self-signed certificate.* \(DEPTH_ZERO_SELF_SIGNED_CERT\)/);
    expect(output).not.toContain("attempt 2");
    expect(trafficOf(sandbox)).toEqual([]);
  });
});
