import { randomUUID } from "node:crypto";
import { mkdtemp, rename, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { buildPage } from "../build-page.ts";
import { Engine } from "./engine.ts";
import { latest } from "./latest.ts";
import { createPreviewApp, listen } from "./server.ts";
import { Watched } from "./state.ts";
import { watch } from "./watch.ts";

const root = join(import.meta.dirname, "../../..");

const contract = "openapi/conomy.yaml";

/** What the page is made from. */
const sources = ["openapi", "packages/reference", "redocly.yaml", ".changeset"];

export interface PreviewOptions {
  /** Where to listen on 127.0.0.1; 0 for a free port. */
  port: number;
  /** Is told what happens to the page, in one line. */
  report(line: string): void;
  /** Is called with the files that changed, as paths from the root, when the page follows them. */
  onChange(changed: readonly string[]): void;
}

/** The page, served and rebuilt at every change. */
export interface Preview {
  /** Such as `http://127.0.0.1:4020`. */
  url: string;
  /** Resolves when the first page was built, or could not be. */
  ready: Promise<void>;
  close(): Promise<void>;
}

/** Serves the page on loopback, and reloads it in the browser when what it is made from changes. */
export async function startPreview({ port, report, onChange }: PreviewOptions): Promise<Preview> {
  const state = new Watched();
  const engine = new Engine();
  let isStopped = false;
  /** Whether the build that runs was ended, because another one follows. */
  let isOutdated = false;
  const folder = await mkdtemp(join(tmpdir(), "conomy-preview-"));
  const removeFolder = () => rm(folder, { recursive: true, force: true });
  const server = await listen(createPreviewApp(folder, state), port).catch(async (error) => {
    await removeFolder();
    throw error;
  });

  const build = latest(async () => {
    isOutdated = false;
    const startedAt = performance.now();
    const [preview, output] = [randomUUID(), join(folder, "next.html")];
    try {
      await buildPage({ output, preview, redocly: (args) => engine.run(args) });
      await rename(output, join(folder, "index.html"));
      state.value = { page: preview };
      report(`built in ${((performance.now() - startedAt) / 1000).toFixed(1)} s`);
    } catch (error) {
      if (isStopped || isOutdated) return;
      const failure = (error as Error).message;
      state.value = { ...state.value, failure };
      report(`kept as it was: ${failure}`);
    }
  });
  const unwatch = await watch(root, sources, (changed) => {
    // What a plugin has read or imported is loaded once only.
    if (changed.some((path) => path !== contract)) {
      isOutdated = true;
      engine.stop();
    }
    void build.ask().then(() => isStopped || onChange(changed));
  });
  return {
    url: server.url,
    ready: build.ask(),
    async close() {
      await unwatch();
      isStopped = true;
      engine.stop();
      await build.idle();
      await server.close();
      await removeFolder();
    },
  };
}
