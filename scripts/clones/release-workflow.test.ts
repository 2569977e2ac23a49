import { execFileSync } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, writeFileSync } from "node:fs";
import { createServer, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { type LocalRegistry, startRegistry } from "@conomyhq/release/local-registry";
import { afterAll, beforeAll, expect, it, onTestFinished } from "vitest";
import { parse } from "yaml";
import { createClone } from "./clone.ts";

const clone = createClone();
const { jobs } = parse(clone.read(".github/workflows/release.yml"));
const commandsOf = (job: string): string[] =>
  jobs[job].steps.flatMap(({ run }: { run?: string }) => run?.replace(" --provenance", "") ?? []);

const released = { name: "@conomyhq/client", version: "1.0.0", tarball: "conomyhq-client-1.0.0.tgz", notes: "New." };

let registry: LocalRegistry;
beforeAll(async () => {
  registry = await startRegistry();
  const target = join(clone.folder, "reports/release");
  mkdirSync(join(target, "package"), { recursive: true });
  writeFileSync(join(target, "package/package.json"), JSON.stringify({ name: released.name, version: "1.0.0" }));
  execFileSync("tar", ["-czf", released.tarball, "package"], { cwd: target });
  writeFileSync(join(target, "conomyhq-client-1.0.0.cdx.json"), '{"bomFormat":"CycloneDX"}');
  writeFileSync(join(target, "release.json"), JSON.stringify({ tag: "latest", packages: [released] }));
});
afterAll(async () => {
  await registry.stop();
  clone.remove();
});

it("the publishing job publishes the packed files, with one package of others installed", async () => {
  const [install = "", publish = ""] = commandsOf("publish");
  await clone.run(install);
  expect(
    (await clone.run("ls node_modules/.pnpm"))
      .trim()
      .split("\n")
      .filter((name) => name.includes("@")),
  ).toEqual([expect.stringMatching(/^leven@/)]);
  // npx, which brings pnpm, keeps its own registry.
  clone.write(".npmrc", `//${new URL(registry.url).host}/:_authToken=anybody\n`);
  const there = `${publish} --registry ${registry.url}`;
  expect(await clone.run(there)).toBe("@conomyhq/client 1.0.0\n");
  expect(await clone.run(there)).toBe("@conomyhq/client 1.0.0 is published already.\n");
});

it("the job after it makes a release on GitHub with the notes, and leaves one that is there as it is", async () => {
  const calls: string[] = [];
  let isThere = false;
  const api = await serve(async (request, response) => {
    const chunks = await request.toArray();
    calls.push(`${request.method} ${request.url} ${Buffer.concat(chunks)}`.trim());
    if (request.method === "POST") isThere = true;
    const status = request.method === "POST" ? 201 : isThere ? 200 : 404;
    response
      .writeHead(status)
      .end(JSON.stringify({ upload_url: `http://${request.headers.host}/assets{?name,label}` }));
  });
  const env = { GITHUB_API_URL: api, GITHUB_REPOSITORY: "a/b", GITHUB_SHA: "c0ffee", GITHUB_TOKEN: "t" };
  const [, announce = ""] = commandsOf("announce");
  expect(await clone.run(announce, env)).toBe("@conomyhq/client@1.0.0\n");
  expect(await clone.run(announce, env)).toBe("@conomyhq/client@1.0.0 exists already.\n");
  const look = "GET /repos/a/b/releases/tags/%40conomyhq%2Fclient%401.0.0";
  const made = { tag_name: "@conomyhq/client@1.0.0", name: "@conomyhq/client 1.0.0", body: "New." };
  const body = JSON.stringify({ ...made, prerelease: false, target_commitish: "c0ffee" });
  const bill = 'POST /assets?name=conomyhq-client-1.0.0.cdx.json {"bomFormat":"CycloneDX"}';
  expect(calls).toEqual([look, `POST /repos/a/b/releases ${body}`, bill, look]);
});

async function serve(listener: RequestListener): Promise<string> {
  const server = createServer(listener).listen(0, "127.0.0.1");
  await once(server, "listening");
  onTestFinished(() => void server.close());
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}
