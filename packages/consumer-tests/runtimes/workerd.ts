import { build } from "esbuild";
import { Miniflare } from "miniflare";

/** Bundles a module worker, as deploying it would, and answers what one request to it brings. */
export async function runWorker(entry: string, BASE_URL: string): Promise<unknown> {
  const { outputFiles } = await build({
    entryPoints: [entry],
    bundle: true,
    format: "esm",
    conditions: ["workerd", "worker"],
    write: false,
  });
  const worker = new Miniflare({
    script: outputFiles[0]?.text ?? "",
    modules: true,
    // Without `nodejs_compat`: the client must not need Node's built-ins.
    compatibilityDate: "2026-07-30",
    bindings: { BASE_URL },
    // Otherwise Miniflare asks Cloudflare where it is.
    cf: false,
  });
  try {
    const response = await worker.dispatchFetch("http://worker/");
    return await response.json();
  } finally {
    await worker.dispose();
  }
}
