import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo, Socket } from "node:net";

/** A request that the server has read. */
export interface Received {
  method: string;
  path: string;
  headers: IncomingMessage["headers"];
  body: string;
  /** In ms, on a clock that never goes back. */
  at: number;
}

/** Answers a request, or mistreats it: `response.socket` is the real thing. */
export type Behaviour = (request: Received, response: ServerResponse) => void | Promise<void>;

/** A real server on a free port of loopback that answers every call as a test wants it to. */
export interface HostileServer {
  url: string;
  /** What arrived, `POST /auth` included, in order. */
  received: Received[];
  receivedAt(path: string): Received[];
  close(): Promise<void>;
}

/**
 * Starts a server.
 *
 * @param behave - Called for every request but `POST /auth`.
 * @param auth - Called for `POST /auth`; answers a fresh token by default.
 */
export async function startHostileServer(behave: Behaviour, auth: Behaviour = issueToken()): Promise<HostileServer> {
  const received: Received[] = [];
  const sockets = new Set<Socket>();
  const server = createServer(async (incoming, response) => {
    let body = "";
    for await (const chunk of incoming) body += chunk;
    const { method = "", url: path = "", headers } = incoming;
    const request = { method, path, headers, body, at: performance.now() };
    received.push(request);
    await (path === "/auth" ? auth : behave)(request, response);
  });
  server.on("connection", (socket) => {
    sockets.add(socket);
    socket.on("close", () => sockets.delete(socket)).on("error", () => {});
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    received,
    receivedAt: (path) => received.filter((request) => request.path === path),
    async close() {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, "close");
    },
  };
}

/** Answers tokens with a number, so that a test can tell them apart. */
export function issueToken(expiresIn = 3600): Behaviour {
  let issued = 0;
  return (_, response) => sendJson(response, 200, { accessToken: `token-${++issued}`, tokenType: "Bearer", expiresIn });
}

/** Sends a JSON body. */
export function sendJson(response: ServerResponse, status: number, body: unknown, headers: object = {}): void {
  response.writeHead(status, { "content-type": "application/json", ...headers }).end(JSON.stringify(body));
}
