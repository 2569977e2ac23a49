import { installOnDemand } from "@conomyhq/vitest-config/install";

/** Where artifacts are kept: in a folder, or in a bucket of an S3-compatible storage. */
export type Storage =
  | { folder: string }
  | { bucket: string; endpoint?: string; region?: string; accessKey?: string; secretKey?: string };

export interface CacheServerOptions {
  port: number;
  /** What turbo has to send as its `TURBO_TOKEN`. */
  token: string;
  storage: Storage;
}

export interface CacheServer {
  url: string;
  close(): Promise<void>;
}

/** What is used of turborepo-remote-cache, which is installed on demand and so has no types here. */
interface Engine {
  createApp(options: object): {
    inject(request: object): Promise<{ statusCode: number; body: string }>;
    listen(where: { host: string; port: number }): Promise<string>;
    close(): Promise<void>;
  };
}

const engine = `${import.meta.dirname}/engine`;

/**
 * Serves turbo's remote cache on this machine alone. Whoever wants it elsewhere puts a proxy with TLS before it.
 *
 * @throws Error if nothing can be kept in the storage, or if the port is taken.
 */
export async function startCacheServer({ port, token, storage }: CacheServerOptions): Promise<CacheServer> {
  installOnDemand(engine);
  // A part that does not belong to an upload would need the newest of S3; all storages know the whole request's own checksum.
  process.env.AWS_REQUEST_CHECKSUM_CALCULATION ??= "WHEN_REQUIRED";
  const { createApp }: Engine = await import(`${engine}/node_modules/turborepo-remote-cache/dist/app.js`);
  const app = createApp({
    logger: false,
    bodyLimit: largestArtifact,
    configOverrides: { ...settings(storage), TURBO_TOKEN: token, AUTH_MODE: "static", BODY_LIMIT: largestArtifact },
  });
  try {
    await probe(app, token);
    return { url: await app.listen({ host: "127.0.0.1", port }), close: () => app.close() };
  } catch (error) {
    await app.close();
    throw error;
  }
}

const largestArtifact = 500 * 1024 * 1024;

/** The settings of turborepo-remote-cache. It reads the environment as well, which must not decide where things are kept. */
function settings(storage: Storage): Record<string, string | boolean | undefined> {
  // The server keeps signatures only where a key is set. It never looks at the key, which stays with those who sign.
  const signatures = { TURBO_REMOTE_CACHE_SIGNATURE_KEY: "kept" };
  if ("folder" in storage) {
    return {
      ...signatures,
      STORAGE_PROVIDER: "local",
      STORAGE_PATH: storage.folder,
      STORAGE_PATH_USE_TMP_FOLDER: false,
    };
  }
  return {
    ...signatures,
    STORAGE_PROVIDER: "s3",
    STORAGE_PATH: storage.bucket,
    S3_ENDPOINT: storage.endpoint,
    S3_REGION: storage.region,
    S3_ACCESS_KEY: storage.accessKey,
    S3_SECRET_KEY: storage.secretKey,
  };
}

/** Keeps something and reads it again: else a storage that refuses everything would look like an empty one. */
async function probe(app: ReturnType<Engine["createApp"]>, token: string): Promise<void> {
  const request = {
    url: "/v8/artifacts/probe?slug=probe",
    headers: {
      authorization: `Bearer ${token}`,
      "content-type": "application/octet-stream",
      "x-artifact-tag": "probe",
    },
  };
  const kept = await app.inject({ ...request, method: "PUT", payload: Buffer.from("probe") });
  const read = await app.inject({ ...request, method: "GET" });
  if (kept.statusCode === 200 && read.body === "probe") return;
  const { message } = JSON.parse(kept.statusCode === 200 ? read.body : kept.body);
  throw new Error(`The storage does not keep what it gets: ${message}`);
}
