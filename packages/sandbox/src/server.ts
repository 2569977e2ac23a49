import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { getRequestListener } from "@hono/node-server";
import { RESPONSE_ALREADY_SENT } from "@hono/node-server/utils/response";
import type { App } from "./app.ts";
import { type GuardOptions, hostRefusal, type Refusal } from "./guard.ts";
import { checkPort } from "./ports.ts";

/** A listening sandbox. */
export interface Listener {
  /** Such as `http://127.0.0.1:4010`. */
  url: string;
  /**
   * Takes no further calls, and resolves when the ones under way have their responses.
   *
   * @param cut - Says that the calls under way are not waited for any more.
   */
  close(cut: AbortSignal): Promise<void>;
}

/** What a server needs to know. */
export interface ListenOptions extends GuardOptions {
  app: App;
  /** Responds to what never became a request, such as one with a target that cannot be. */
  fail(error: Error): Response;
  /** Responds to a request that is refused, by its path. */
  refuse(refusal: Refusal, pathname: string): Response;
  port: number;
}

/**
 * Listens on a port.
 *
 * @throws an `Error` that says what to do if the port is taken, or one that `fetch` blocks.
 */
export async function listen(options: ListenOptions): Promise<Listener> {
  const { app, fail, refuse, port, host, corsOrigins = [] } = options;
  checkPort(port);
  // Loaded when it is wanted, as it takes its part of the time to start.
  const cors = corsOrigins.length > 0 ? (await import("./cors.ts")).createCors(corsOrigins) : undefined;
  const open = new Set<ServerResponse>();
  const stalled = new Set<ServerResponse>();
  let closing = false;
  let isCut = false;

  const listener = getRequestListener(
    async (request, env) => {
      const outgoing = env.outgoing as ServerResponse;
      const refusal = hostRefusal(hostOf(env.incoming), options);
      // The target of the request alone: with such a Host there may be no URL.
      if (refusal) return refuse(refusal, URL.parse(env.incoming.url ?? "", "http://localhost")?.pathname ?? "");
      const preflight = await cors?.preflight(request);
      if (preflight) return preflight;
      const reply = await app(request).catch((error) => {
        if (!isCut) throw error;
      });
      if (!reply) return RESPONSE_ALREADY_SENT;
      const { cut } = reply;
      const response = cors ? await cors.allow(request, reply.response) : reply.response;
      if (!cut) return response;
      if (cut === "middle") await sendHalf(outgoing, response);
      else if (cut === "before" || closing) outgoing.destroy();
      else stalled.add(outgoing);
      return RESPONSE_ALREADY_SENT;
    },
    { overrideGlobalObjects: false, errorHandler: (error) => fail(error as Error) },
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
    url: `http://${reachable(host)}:${actual}`,
    async close(cut) {
      closing = true;
      const closed = once(server, "close");
      server.close();
      cut.addEventListener("abort", () => {
        isCut = true;
        server.closeAllConnections();
      });
      for (const outgoing of stalled) outgoing.destroy();
      for (const outgoing of open) sayGoodbye(outgoing);
      for (const outgoing of open) await once(outgoing, "close");
      // What is left carries no call: kept alive, silent, or half a request.
      server.closeAllConnections();
      await closed;
    },
  };
}

/** The one `Host` of a request; of two, Node would show the first, and a proxy in front may have read the other. */
function hostOf({ headers, rawHeaders }: Pick<IncomingMessage, "headers" | "rawHeaders">): string | undefined {
  const names = rawHeaders.filter((name, index) => index % 2 === 0 && /^host$/i.test(name));
  return names.length > 1 ? undefined : headers.host;
}

/** Every address is listened on, but none of these can be called. */
const wildcards: Record<string, string> = { "0.0.0.0": "127.0.0.1", "::": "::1" };

function reachable(host: string): string {
  const address = wildcards[host] ?? host;
  return address.includes(":") ? `[${address}]` : address;
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
