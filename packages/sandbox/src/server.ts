import { once } from "node:events";
import { createServer, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { getRequestListener } from "@hono/node-server";
import { RESPONSE_ALREADY_SENT } from "@hono/node-server/utils/response";
import type { App } from "./app.ts";

/** A listening sandbox. */
export interface Listener {
  /** Such as `http://127.0.0.1:4010`. */
  url: string;
  /** Takes no further calls, and resolves when the ones under way are answered. */
  close(): Promise<void>;
}

/** What a server needs to know. */
export interface ListenOptions {
  app: App;
  /** Answers what never became a request, such as one with a host that cannot be. */
  refuse(error: Error): Response;
  port: number;
  host: string;
}

/**
 * Listens on a port.
 *
 * @throws an `Error` that says what to do if the port is taken.
 */
export async function listen({ app, refuse, port, host }: ListenOptions): Promise<Listener> {
  const open = new Set<ServerResponse>();
  const stalled = new Set<ServerResponse>();
  let closing = false;

  const listener = getRequestListener(
    async (request, env) => {
      const { response, cut } = await app(request);
      if (!cut) return response;
      const outgoing = env.outgoing as ServerResponse;
      if (cut === "middle") await sendHalf(outgoing, response);
      else if (cut === "before" || closing) outgoing.destroy();
      else stalled.add(outgoing);
      return RESPONSE_ALREADY_SENT;
    },
    { overrideGlobalObjects: false, errorHandler: (error) => refuse(error as Error) },
  );
  const server = createServer((incoming, outgoing) => {
    open.add(outgoing);
    if (closing) sayGoodbye(outgoing);
    outgoing.on("close", () => {
      open.delete(outgoing);
      stalled.delete(outgoing);
    });
    return listener(incoming, outgoing);
  });
  server.listen(port, host);
  try {
    await once(server, "listening");
  } catch (error) {
    if ((error as { code?: string }).code !== "EADDRINUSE") throw error;
    throw new Error(`Port ${port} is taken. Choose another port, or 0 for a free one.`, { cause: error });
  }
  const { port: actual } = server.address() as AddressInfo;
  return {
    url: `http://${host.includes(":") ? `[${host}]` : host}:${actual}`,
    async close() {
      closing = true;
      const closed = once(server, "close");
      server.close();
      for (const outgoing of stalled) outgoing.destroy();
      for (const outgoing of open) sayGoodbye(outgoing);
      for (const outgoing of open) await once(outgoing, "close");
      // What is left carries no call: kept alive, silent, or half a request.
      server.closeAllConnections();
      await closed;
    },
  };
}

/** Tells whoever keeps the connection that no further call will be taken on it. */
function sayGoodbye(outgoing: ServerResponse): void {
  if (!outgoing.headersSent) outgoing.setHeader("connection", "close");
}

async function sendHalf(outgoing: ServerResponse, response: Response): Promise<void> {
  const whole = Buffer.from(await response.arrayBuffer());
  outgoing.writeHead(response.status, { ...Object.fromEntries(response.headers), "content-length": whole.length });
  outgoing.write(whole.subarray(0, whole.length / 2), () => outgoing.destroy());
}
