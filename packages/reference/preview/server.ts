import { once } from "node:events";
import { mkdirSync } from "node:fs";
import { readFile } from "node:fs/promises";
import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { createAdaptorServer } from "@hono/node-server";
import { serveStatic } from "@hono/node-server/serve-static";
import { Hono } from "hono";
import { streamSSE } from "hono/streaming";
import type { Watched } from "./state.ts";

const dist = join(import.meta.dirname, "../dist");

/** The page until the first one could be built. */
const waiting = `<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>Preview</title></head>
<body><p>The page is being built.</p><script src="/-/preview.js"></script></body></html>
`;

/** Serves what is in a folder, and tells pages of changes. Only requests by a name of this machine are served. */
export function createPreviewApp(folder: string, state: Watched): Hono {
  const app = new Hono();
  app.use(async (context, next) => {
    // A page of another site reaches a loopback address by a name of its own that it points there.
    const host = context.req.header("host") ?? "";
    if (!/^(127\.0\.0\.1|localhost|\[::1\])(:\d+)?$/.test(host)) {
      return context.text(`The preview is not served as ${host}. Call it by 127.0.0.1 or localhost.\n`, 403);
    }
    context.header("cache-control", "no-store");
    return next();
  });
  app.get("/-/preview.js", async (context) => {
    const script = await readFile(join(import.meta.dirname, "client.js"), "utf8");
    return context.body(script, 200, { "content-type": "text/javascript; charset=utf-8" });
  });
  app.get("/-/events", (context) =>
    streamSSE(context, async (stream) => {
      const left = Promise.withResolvers<void>();
      const send = () => stream.writeSSE({ event: "state", data: JSON.stringify(state.value) });
      state.on("change", send);
      stream.onAbort(() => left.resolve());
      await send();
      await left.promise;
      state.off("change", send);
    }),
  );
  app.get("/", (context, next) => (state.value.page === undefined ? context.html(waiting) : next()));
  app.get("*", serveStatic({ root: folder }));
  // The downloads and the API docs, as `pnpm build:docs` wrote them last.
  mkdirSync(dist, { recursive: true });
  app.get("*", serveStatic({ root: dist }));
  return app;
}

/** A server that listens on loopback. */
export interface Listening {
  /** Such as `http://127.0.0.1:4020`. */
  url: string;
  close(): Promise<void>;
}

/** @throws an `Error` that says what to do if the port is taken. */
export async function listen(app: Hono, port: number): Promise<Listening> {
  const server = createAdaptorServer({ fetch: app.fetch }) as Server;
  server.listen(port, "127.0.0.1");
  await once(server, "listening").catch((error: NodeJS.ErrnoException) => {
    if (error.code !== "EADDRINUSE") throw error;
    throw new Error(`Port ${port} is taken. Choose another with --port, or 0 for a free one.`, { cause: error });
  });
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async close() {
      const closed = once(server, "close");
      server.close();
      // Browsers keep listening for changes.
      server.closeAllConnections();
      await closed;
    },
  };
}
