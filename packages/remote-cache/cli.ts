import { randomBytes } from "node:crypto";
import { resolve } from "node:path";
import { type CommandOptions, misuse, runCommand, toWholeNumber } from "@conomyhq/command";
import { firstSignal } from "@conomyhq/command/npx";
import { type Storage, startCacheServer } from "./server.ts";

const usage = `Usage: pnpm cache:serve [options]

Serves turbo's remote cache on this machine, and prints what to set so that turbo uses it.

  --port N       where to listen; 0 for a free port (default: 4030)
  --dir FOLDER   where to keep artifacts (default: .turbo/remote-cache)
  --bucket NAME  keep them in a bucket of an S3-compatible storage instead; S3_ENDPOINT, S3_REGION, S3_ACCESS_KEY and
                 S3_SECRET_KEY say where it is, and who asks
  -h, --help     this text

It accepts the TURBO_TOKEN of its environment. Without one it makes a new one, and prints it.
`;

const options = {
  port: { type: "string", default: "4030" },
  dir: { type: "string" },
  bucket: { type: "string" },
} satisfies CommandOptions;

await runCommand({ usage, options }, async ({ values: { port, dir, bucket } }) => {
  if (dir !== undefined && bucket !== undefined) misuse("--dir and --bucket exclude each other.");
  if (dir === "" || bucket === "") misuse("--dir and --bucket need a name.");
  const folder = resolve(dir ?? ".turbo/remote-cache");
  const storage = bucket === undefined ? { folder } : bucketOf(bucket);
  const token = process.env.TURBO_TOKEN || newSecret();
  // Before anything is printed: whoever reads that it listens may stop it at once.
  const stopped = firstSignal();
  const server = await startCacheServer({ port: toWholeNumber("--port", port, 65_535), token, storage });
  const settings = {
    TURBO_API: server.url,
    TURBO_TEAM: "conomy",
    TURBO_TOKEN: token,
    TURBO_REMOTE_CACHE_SIGNATURE_KEY: newSecret(),
  };
  // What is set already is not shown: two of them are secrets.
  const missing = Object.entries(settings).filter(([name]) => name === "TURBO_API" || !process.env[name]);
  console.log(`The remote cache listens on ${server.url}; Ctrl+C stops it. Artifacts: ${bucket ?? folder}
turbo uses it where this is set:

${missing.map(([name, value]) => `export ${name}=${value}\n`).join("")}`);
  await stopped;
  await server.close();
});

function bucketOf(bucket: string): Storage {
  const { S3_ENDPOINT, S3_REGION = "us-east-1", S3_ACCESS_KEY, S3_SECRET_KEY } = process.env;
  return {
    bucket,
    region: S3_REGION,
    ...(S3_ENDPOINT && { endpoint: S3_ENDPOINT }),
    ...(S3_ACCESS_KEY && { accessKey: S3_ACCESS_KEY }),
    ...(S3_SECRET_KEY && { secretKey: S3_SECRET_KEY }),
  };
}

function newSecret(): string {
  return randomBytes(32).toString("hex");
}
