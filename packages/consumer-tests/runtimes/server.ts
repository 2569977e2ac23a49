import { once } from "node:events";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

/** A request that arrived, without what its runtime adds of its own. */
export interface Received {
  request: string;
  authorization: string | undefined;
  apiKey: unknown;
  version: unknown;
  userAgent: string | undefined;
  body: unknown;
}

/** A stand-in for Conomy on loopback, whose customers are called after what happens to them. */
export interface StandIn {
  url: string;
  /** Where the customer `redirected` leads. */
  elsewhere: string;
  received: Received[];
  /** How many requests followed the redirect. */
  followed(): number;
  close(): Promise<void>;
}

/** Starts a stand-in on free ports. */
export async function startStandIn(): Promise<StandIn> {
  const received: Received[] = [];
  let followed = 0;
  const other = await listen((_, response) => {
    followed++;
    sendJson(response, 200, {});
  });

  const server = await listen(async (incoming, response) => {
    const { method, url = "", headers } = incoming;
    let body = "";
    for await (const chunk of incoming) body += chunk;
    received.push({
      request: `${method} ${url}`,
      authorization: headers.authorization,
      apiKey: headers["x-api-key"],
      version: headers["conomyhq-api-version"],
      userAgent: headers["user-agent"],
      body: JSON.parse(body),
    });
    const earlier = received.filter(({ request }) => request.endsWith(url)).length - 1;

    if (url === "/auth") {
      return sendJson(response, 200, { accessToken: "token-9c2e", tokenType: "Bearer", expiresIn: 3600 });
    }
    const id = url.replace("/customers/", "");
    if (id === "retried" && !earlier) return sendJson(response, 503, {});
    if (id === "absent") {
      return sendJson(response, 404, {
        code: "31",
        type: "notFound",
        traceId: "trace-1",
        detail: "No ana@example.com.",
      });
    }
    if (id === "redirected") return response.writeHead(302, { location: `${origin(other)}/customers/other` }).end();
    if (id === "stalled") return response.writeHead(200, { "content-type": "application/json" }).write('{"id":');
    if (id !== "aborted") sendJson(response, 200, { id, email: "ana@example.com" });
  });

  return {
    url: origin(server),
    elsewhere: origin(other),
    received,
    followed: () => followed,
    async close() {
      for (const each of [server, other]) {
        each.closeAllConnections();
        each.close();
        await once(each, "close");
      }
    },
  };
}

type Respond = (incoming: IncomingMessage, response: ServerResponse) => unknown;

async function listen(respond: Respond): Promise<Server> {
  const server = createServer(respond).listen(0, "127.0.0.1");
  await once(server, "listening");
  return server;
}

function origin(server: Server): string {
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

function sendJson(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
}
