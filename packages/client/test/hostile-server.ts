import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo, Socket } from "node:net";
import { record } from "@conomyhq/har";
import { onTestFinished } from "vitest";
import {
  type Attempt,
  type CallOptions,
  type ConomyClientOptions,
  ConomyError,
  createConomyClient,
  type Revealed,
} from "../src/index.ts";

/** A request that the server has read. */
export interface Received {
  method: string;
  path: string;
  headers: IncomingMessage["headers"];
  body: string;
  /** In ms, on a clock that never goes back. */
  at: number;
}

/** Responds to a request, or mistreats it: `response.socket` is the real thing. */
export type Behaviour = (request: Received, response: ServerResponse) => unknown;

/** A real server on a free port of loopback that responds to every call as a test wants it to. */
export interface HostileServer {
  url: string;
  /** What arrived, `POST /auth` included, in order. */
  received: Received[];
  receivedAt(path: string): Received[];
  /** How many connections were ever made. */
  connections(): number;
  close(): Promise<void>;
}

/**
 * Starts a server.
 *
 * @param behave - Called for every request but `POST /auth`.
 * @param auth - Called for `POST /auth`; returns a fresh token by default.
 */
export async function startHostileServer(behave: Behaviour, auth: Behaviour = issueToken()): Promise<HostileServer> {
  const received: Received[] = [];
  const sockets = new Set<Socket>();
  let connections = 0;
  const server = createServer(async (incoming, response) => {
    let body = "";
    try {
      for await (const chunk of incoming) body += chunk;
    } catch {
      return; // The client left before it had sent everything.
    }
    const { method = "", url: path = "", headers } = incoming;
    const request = { method, path, headers, body, at: performance.now() };
    received.push(request);
    await (path === "/auth" ? auth : behave)(request, response);
  });
  server.on("connection", (socket) => {
    connections++;
    sockets.add(socket);
    socket.on("close", () => sockets.delete(socket)).on("error", () => {});
  });
  server.listen({ port: 0, host: "127.0.0.1", backlog: 4096 });
  await once(server, "listening");
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    received,
    receivedAt: (path) => received.filter((request) => request.path === path),
    connections: () => connections,
    async close() {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, "close");
    },
  };
}

/** Returns tokens with a number, so that a test can tell them apart. */
export function issueToken(expiresIn = 3600): Behaviour {
  let issued = 0;
  return (request, response) =>
    obey(request, response, 200, { accessToken: `token-${++issued}`, tokenType: "Bearer", expiresIn });
}

/** Sends a JSON body. */
export function sendJson(response: ServerResponse, status: number, body: unknown, headers: object = {}): void {
  response.writeHead(status, { "content-type": "application/json", ...headers }).end(JSON.stringify(body));
}

/** Responds as it should. */
export const respond: Behaviour = (request, response) => obey(request, response, 200, { id: "1", firstName: "Ana" });

/** The body of an error as Conomy documents it, with a code that it does not. */
export function errorBody(status: number): object {
  return { status, code: "99", type: "unknown", detail: "The server was told to fail", traceId: "5f8f" };
}

/** Returns an error as Conomy documents it. */
export function fail(status: number, headers: object = {}): Behaviour {
  return (request, response) => obey(request, response, status, errorBody(status), headers);
}

/** Sends what the contract describes, and records it, so that `redocly drift` sees whether it really does. */
function obey({ method, path, headers, body }: Received, response: ServerResponse, ...sent: JsonResponse): void {
  const [status, content, extra] = sent;
  const pairs = Object.entries(headers).flatMap(([name, value]) => (typeof value === "string" ? [[name, value]] : []));
  // What `request()` calls is in no contract, and a server that is asked to create returns what it returns for all else.
  if (/^\/(auth$|customers\/)/.test(path)) {
    record(
      { method, url: `http://${headers.host}${path}`, headers: pairs as [string, string][], body },
      Response.json(content, { status, headers: { ...extra } }),
    );
  }
  sendJson(response, ...sent);
}

type JsonResponse = [status: number, body: unknown, headers?: object];

/** Never responds. */
export const stall: Behaviour = () => {};

/** Behaves in one way after the other, and from then on in the last. */
export function inTurn(...behaviours: Behaviour[]): Behaviour {
  let requests = 0;
  return (request, response) => behaviours[Math.min(requests++, behaviours.length - 1)]?.(request, response);
}

/** Where nobody listens. */
export const nowhere = "http://127.0.0.1:2";

/** The methods to try: one that may be repeated, and one that may not. */
export const methods = ["PATCH", "POST"] as const;

type RawPost = (
  path: string,
  init: object,
) => Promise<{ data?: unknown; error?: unknown; response: { status: number } }>;

/** A server for one test, and a client of it that hardly waits between tries. */
export interface Scene {
  server: HostileServer;
  /** `PATCH` is `customers.update`, which throws; `POST` is a raw call that creates, so it resolves for an error status. */
  call: {
    PATCH(options?: CallOptions): Promise<unknown>;
    POST(options?: CallOptions, body?: object): ReturnType<RawPost>;
  };
  /** The raw call that `customers.update` makes. */
  rawPatch(options?: CallOptions): Promise<{ data?: unknown; error?: unknown; response: { status: number } }>;
  /** What the client tells of its tries, without those of `POST /auth`. */
  attempts: Attempt[];
  /** Each of these in a word: its status, or else its reason. */
  tries(): (number | string)[];
  /** What the server received, without `POST /auth`. */
  calls(): Received[];
}

/** Starts a scene. It ends with the test. */
export async function startScene(
  behave: Behaviour,
  { auth, ...options }: Partial<ConomyClientOptions> & { auth?: Behaviour } = {},
): Promise<Scene> {
  const server = await startHostileServer(behave, auth);
  onTestFinished(() => server.close());
  const attempts: Attempt[] = [];
  const conomy = createConomyClient({
    baseUrl: server.url,
    apiKey: "key",
    ...(!options.accessToken && { credentials: { clientId: "client", clientSecret: "secret" } }),
    retry: { minDelay: 1 },
    onAttempt: (attempt) => void (attempt.operation === "POST /auth" || attempts.push(attempt)),
    ...options,
  } as ConomyClientOptions);
  const post = conomy.POST as unknown as RawPost;
  const path = { "customer-id": "1" };
  return {
    server,
    call: {
      PATCH: (options) => conomy.customers.update("1", { email: "ana@example.com" }, options),
      POST: (options, body = { firstName: "Ana" }) => post("/customers", { ...options, body }),
    },
    rawPatch: (options) => conomy.PATCH("/customers/{customer-id}", { ...options, params: { path }, body: {} }),
    attempts,
    tries: () => attempts.map(({ status, reason }) => status ?? reason),
    calls: () => server.received.filter((request) => request.path !== "/auth"),
  };
}

/** What a call throws, or else returns. */
export function settle(call: Promise<unknown>): Promise<unknown> {
  return call.catch((thrown: unknown) => thrown);
}

/** What an error of this client keeps back. */
export function reveal(error: unknown): Revealed {
  if (!(error instanceof ConomyError)) throw new TypeError("no error of this client", { cause: error });
  return error.dangerouslyReveal();
}
