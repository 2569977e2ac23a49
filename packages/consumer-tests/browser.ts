import { runInNewContext } from "node:vm";
import { build } from "esbuild";

/** Bundles the client for browsers and returns how it starts among some further globals. */
export async function startInBrowser(project: string, globals: object, options: object = {}): Promise<string> {
  const { outputFiles } = await build({
    stdin: {
      contents: `
        import { createConomyClient } from "@conomyhq/client";
        const options = { environment: "sandbox", apiKey: "key", accessToken: "token" };
        globalThis.start = (more) => createConomyClient({ ...options, ...more });`,
      resolveDir: project,
    },
    bundle: true,
    platform: "browser",
    format: "iife",
    write: false,
  });
  const context: { start?: (options: object) => object } = {};
  runInNewContext(
    outputFiles[0]?.text ?? "",
    Object.assign(context, { URL, TextDecoder, performance, fetch }, globals),
  );
  try {
    return Object.keys(context.start?.(options) ?? {}).join(" ");
  } catch (error) {
    return String(error);
  }
}
