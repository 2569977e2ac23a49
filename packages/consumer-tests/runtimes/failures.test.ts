import { execFile } from "node:child_process";
import { once } from "node:events";
import { cpSync, readFileSync } from "node:fs";
import { createServer as createPlainServer } from "node:http";
import { createServer as createTlsServer } from "node:https";
import type { AddressInfo, Server } from "node:net";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { executables } from "./executables.ts";
import { createInstalledProject } from "./project.ts";

// Throwaway, and issued to `elsewhere.invalid`: whoever trusts it still finds it at the wrong host.
const certificate = fileURLToPath(new URL("../../client/test/fixtures/elsewhere.cert.pem", import.meta.url));
const key = fileURLToPath(new URL("../../client/test/fixtures/elsewhere.key.pem", import.meta.url));

const project = createInstalledProject();
const { folder } = project;
cpSync(new URL("failures.cjs", import.meta.url), join(folder, "failures.cjs"));
afterAll(project.remove);

const servers = {
  tls: createTlsServer({ key: readFileSync(key), cert: readFileSync(certificate) }),
  plain: createPlainServer((_, response) => response.end("{}")),
  closed: createPlainServer(),
};
const port = (server: Server) => (server.address() as AddressInfo).port;
let closed: number;
beforeAll(async () => {
  for (const server of Object.values(servers)) await once(server.listen(0, "127.0.0.1"), "listening");
  closed = port(servers.closed);
  servers.closed.close();
});
afterAll(() => {
  servers.tls.close();
  servers.plain.close();
});

interface Seen {
  tries: number;
  name: string;
  message: string;
  line: string;
}

interface Runtime {
  file: string;
  args: string[];
}

async function run({ file, args }: Runtime, targets: object, env: object = {}): Promise<Record<string, Seen>> {
  const { stdout } = await promisify(execFile)(file, [...args, "failures.cjs", JSON.stringify(targets)], {
    cwd: folder,
    timeout: 30_000,
    env: { SystemRoot: process.env.SystemRoot, NO_COLOR: "1", DENO_DIR: join(folder, ".deno"), ...env },
  });
  return JSON.parse(stdout);
}

const triedOnce = (words: RegExp) => ({
  tries: 1,
  name: "ConomyConnectionError",
  message: expect.stringMatching(words),
  line: expect.stringMatching(words),
});

describe.each(executables)("on $name", ({ name, file, args }) => {
  // Deno is given this host alone.
  const everywhere = args.map((arg) => (arg.startsWith("--allow-net") ? "--allow-net" : arg));

  it("tries once what cannot succeed, and says why", { timeout: 40_000 }, async () => {
    const seen = await run(
      { file, args: everywhere },
      {
        untrusted: `https://127.0.0.1:${port(servers.tls)}`,
        "no TLS": `https://127.0.0.1:${port(servers.plain)}`,
        "no such name": "https://conomy.invalid",
        blocked: "http://127.0.0.1:22",
      },
    );
    expect(seen).toMatchObject({
      untrusted: triedOnce(/certificate/),
      "no TLS": triedOnce(/wrong version number|TLS handshake|corrupt message/),
      "no such name": triedOnce(/ENOTFOUND|not known/),
    });
    // Bun blocks no port, so that there it is only refused.
    if (name.startsWith("Bun"))
      expect(seen.blocked).toMatchObject({ tries: 2, message: expect.stringContaining("ECONNREFUSED") });
    else expect(seen.blocked).toMatchObject(triedOnce(/bad port|are blocked/));
  });

  it("tries once a host whose certificate is another's", { timeout: 40_000 }, async () => {
    const seen = await run(
      { file, args: everywhere },
      { wrong: `https://localhost:${port(servers.tls)}` },
      { NODE_EXTRA_CA_CERTS: certificate, DENO_CERT: certificate },
    );
    expect(seen.wrong).toMatchObject(triedOnce(/ERR_TLS_CERT_ALTNAME_INVALID|not valid for name/));
  });

  it("tries a refused connection again, and says why", { timeout: 40_000 }, async () => {
    const seen = await run({ file, args: everywhere }, { closed: `http://127.0.0.1:${closed}` });
    expect(seen.closed).toMatchObject({ tries: 2, message: expect.stringMatching(/refused|ECONNREFUSED/i) });
  });
});

const named = (name: string) => executables.find((each) => each.name.startsWith(name)) as (typeof executables)[number];

describe("a permission that is denied", () => {
  it("is asked for once on Deno", async () => {
    const { file, args } = named("Deno");
    const denied = args.filter((arg) => !arg.startsWith("--allow-net"));
    const seen = await run({ file, args: denied }, { denied: `http://127.0.0.1:${closed}` });
    expect(seen.denied).toMatchObject(triedOnce(/Requires net access to/));
  });

  it("is asked for once on Node", async () => {
    const { file } = named("Node v26");
    const args = ["--permission", "--allow-fs-read=*"];
    const seen = await run({ file, args }, { denied: `http://127.0.0.1:${closed}` });
    expect(seen.denied).toMatchObject(triedOnce(/ERR_ACCESS_DENIED/));
  });
});
