import { createRequire } from "node:module";
import { build } from "esbuild";

/** What is used of Miniflare. Its own types are not there when this is compiled: `install.ts` brings it. */
interface MiniflareModule {
  Miniflare: new (
    options: object,
  ) => {
    dispatchFetch(url: string): Promise<Response>;
    dispose(): Promise<void>;
  };
}

/** A worker, and its requests. */
export interface Worker {
  /** Sends a request, and returns what the worker returns as JSON. */
  get(path: string): Promise<unknown>;
  dispose(): Promise<void>;
}

/** Bundles a module worker, as deploying it would, and starts it. */
export async function startWorker(entry: string, BASE_URL: string, compatibilityDate = "2026-07-30"): Promise<Worker> {
  const { outputFiles } = await build({
    entryPoints: [entry],
    bundle: true,
    format: "esm",
    conditions: ["workerd", "worker"],
    write: false,
  });
  const { Miniflare }: MiniflareModule = createRequire(import.meta.url)("miniflare");
  const worker = new Miniflare({
    script: outputFiles[0]?.text ?? "",
    modules: true,
    // Without `nodejs_compat`: the client must not need Node's built-ins.
    compatibilityDate,
    bindings: { BASE_URL },
    // Otherwise Miniflare asks Cloudflare where it is.
    cf: false,
  });
  return {
    get: async (path) => (await worker.dispatchFetch(`http://worker${path}`)).json(),
    dispose: () => worker.dispose(),
  };
}

/** What one request to a worker brings. */
export async function runWorker(entry: string, baseUrl: string, compatibilityDate?: string): Promise<unknown> {
  const worker = await startWorker(entry, baseUrl, compatibilityDate);
  try {
    return await worker.get("/");
  } finally {
    await worker.dispose();
  }
}
