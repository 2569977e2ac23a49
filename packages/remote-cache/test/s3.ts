import { mkdtempSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** What is used of s3rver, which is installed on demand and so has no types here. */
interface S3rver {
  run(): Promise<{ port: number }>;
  close(): Promise<void>;
}

/** Starts an S3-compatible storage with an empty bucket. */
export async function startS3(bucket: string): Promise<{ endpoint: string; close(): Promise<void> }> {
  const { default: S3rver } = await import(
    createRequire(`${import.meta.dirname}/../engine/package.json`).resolve("s3rver")
  );
  const storage: S3rver = new S3rver({
    address: "127.0.0.1",
    port: 0,
    silent: true,
    directory: mkdtempSync(join(tmpdir(), "conomy-s3-")),
    configureBuckets: [{ name: bucket, configs: [] }],
  });
  const { port } = await storage.run();
  return { endpoint: `http://127.0.0.1:${port}`, close: () => storage.close() };
}
