import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { startCacheServer } from "../server.ts";
import { startS3 } from "./s3.ts";

const token = "a token";
const folder = mkdtempSync(join(tmpdir(), "conomy-artifacts-"));
const s3 = await startS3("artifacts");
const access = { endpoint: s3.endpoint, region: "us-east-1", accessKey: "S3RVER", secretKey: "S3RVER" };
afterAll(() => s3.close());

describe.each([
  ["a folder", { folder }],
  ["an S3-compatible storage", { bucket: "artifacts", ...access }],
])("with %s", (_, storage) => {
  it("keeps an artifact and its signature for whoever has the token, also across a restart", async () => {
    const body = Buffer.alloc(6_000_000, "an artifact");
    const headers = { authorization: `Bearer ${token}`, "content-type": "application/octet-stream" };
    const before = await startCacheServer({ port: 0, token, storage });
    const kept = await fetch(`${before.url}/v8/artifacts/1?slug=conomy`, {
      method: "PUT",
      headers: { ...headers, "x-artifact-tag": "signed" },
      body,
    });
    expect(kept.status).toBe(200);
    await before.close();

    const after = await startCacheServer({ port: 0, token, storage });
    const read = await fetch(`${after.url}/v8/artifacts/1?slug=conomy`, { headers });
    expect(read.headers.get("x-artifact-tag")).toBe("signed");
    expect(Buffer.from(await read.arrayBuffer()).equals(body)).toBe(true);
    const stranger = await fetch(`${after.url}/v8/artifacts/1?slug=conomy`, { headers: { authorization: "Bearer x" } });
    expect(stranger.status).toBe(401);
    await after.close();
  });
});

it.each([
  ["a bucket that is not there", { bucket: "missing", ...access }],
  ["a storage that does not know the key", { bucket: "artifacts", ...access, accessKey: "stranger" }],
  ["a folder that is a file", { folder: fileIn(folder) }],
])("does not start with %s", async (_, storage) => {
  await expect(startCacheServer({ port: 0, token, storage })).rejects.toThrow(
    "The storage does not keep what it gets: ",
  );
});

it("says which port is taken", async () => {
  const { url, close } = await startCacheServer({ port: 0, token, storage: { folder } });
  const port = Number(new URL(url).port);
  await expect(startCacheServer({ port, token, storage: { folder } })).rejects.toThrow(`:${port}`);
  await close();
});

function fileIn(parent: string): string {
  const path = join(parent, "file");
  writeFileSync(path, "");
  return path;
}
