import { once } from "node:events";
import { createServer as createRawServer } from "node:net";
import { setTimeout as delay } from "node:timers/promises";
import { describe, expect, it, onTestFinished } from "vitest";
import { ConomyConnectionError } from "../src/index.ts";
import {
  type Behaviour,
  inTurn,
  methods,
  nowhere,
  respond,
  reveal,
  sendJson,
  settle,
  startScene,
} from "./hostile-server.ts";

/** Sends the headers of a response and the beginning of its body. */
const begin: Behaviour = (_, response) => {
  response.writeHead(200, { "content-type": "application/json", "content-length": 1000 }).write('{"firstName":"A');
};

/** Begins a response, and does something once the client has got that far. */
function beginAnd(then: Behaviour): Behaviour {
  return async (request, response) => {
    await begin(request, response);
    await delay(20);
    await then(request, response);
  };
}

const reset: Behaviour = (_, response) => void response.socket?.resetAndDestroy();
const close: Behaviour = (_, response) => void response.socket?.destroy();

const broken: [string, Behaviour][] = [
  ["is reset before the headers", reset],
  ["is closed before the headers", close],
  ["is reset in the body", beginAnd(reset)],
  ["is closed in the body", beginAnd(close)],
  ["is closed in a body without a length", (_, response) => void response.write("{", () => response.socket?.destroy())],
  ["carries something other than HTTP", (_, response) => void response.socket?.end("SSH-2.0-OpenSSH_9.6\r\n\r\n")],
  ["carries endless headers", (_, response) => void response.socket?.end(`HTTP/1.1 200 OK\r\nx: ${"x".repeat(1e6)}`)],
  ["switches to another protocol", (_, response) => void response.socket?.end("HTTP/1.1 101 Go\r\nupgrade: x\r\n\r\n")],
];

describe.each(broken)("a connection that %s", (_, fault) => {
  it("is tried again by PATCH", async () => {
    const { call, tries } = await startScene(inTurn(fault, respond));
    expect(await call.PATCH()).toMatchObject({ firstName: "Ana" });
    expect(tries()).toEqual(["connection", 200]);
  });

  it("fails PATCH in the end, with a cause of our making, and the platform's error for who asks", async () => {
    const { call, calls } = await startScene(fault);
    const error = await settle(call.PATCH());
    expect(error).toBeInstanceOf(ConomyConnectionError);
    expect(error).toMatchObject({ attempts: Array(5).fill({ reason: "connection" }) });
    expect(reveal(error).cause).toBeInstanceOf(TypeError);
    const { cause, message } = error as ConomyConnectionError;
    expect(cause).not.toBeInstanceOf(TypeError);
    expect(Reflect.ownKeys(cause ?? {}).sort()).toEqual(["code", "message", "name", "stack"]);
    expect(message).toContain(`got no response: ${cause?.message}`);
    expect(calls()).toHaveLength(5);
  });

  it("fails POST at once, because it may have been handled", async () => {
    const { call, calls } = await startScene(inTurn(fault, respond));
    expect(await settle(call.POST())).toBeInstanceOf(ConomyConnectionError);
    expect(calls()).toHaveLength(1);
  });
});

describe.each(methods)("interim responses to %s", (method) => {
  it.each([
    ["103", "HTTP/1.1 103 Early Hints\r\nlink: </style.css>; rel=preload\r\n\r\n"],
    ["102 and 103", "HTTP/1.1 102 Processing\r\n\r\nHTTP/1.1 103 Early Hints\r\n\r\nHTTP/1.1 103 Early Hints\r\n\r\n"],
  ])("of %s are passed over", async (_, noise) => {
    const { call, tries } = await startScene((_, response) => {
      response.socket?.write(noise);
      sendJson(response, 200, { firstName: "Ana" });
    });
    await call[method]();
    expect(tries()).toEqual([200]);
  });

  it("of 100, at which Node's fetch gives up, are a failed connection", async () => {
    const { call } = await startScene((_, response) => {
      response.socket?.write("HTTP/1.1 100 Continue\r\n\r\n");
      sendJson(response, 200, { firstName: "Ana" });
    });
    expect(await settle(call[method]())).toBeInstanceOf(ConomyConnectionError);
  });
});

describe("a server that is not there", () => {
  it.each(methods)("is tried again by %s, because nothing was sent", async (method) => {
    const { call, tries } = await startScene(respond, { baseUrl: nowhere, accessToken: "token" });
    const error = await settle(call[method]());
    expect(error).toBeInstanceOf(ConomyConnectionError);
    expect(error).toMatchObject({ cause: { code: "ECONNREFUSED", message: expect.stringContaining("ECONNREFUSED") } });
    expect(tries()).toEqual(Array(5).fill("connection"));
  });

  it.each(methods)("and comes back is no error of %s", async (method) => {
    const returning = createRawServer().listen(0, "127.0.0.1");
    await once(returning, "listening");
    const { port } = returning.address() as { port: number };
    returning.close();
    await once(returning, "close");
    onTestFinished(() => void returning.close());

    const { call, tries } = await startScene(respond, {
      baseUrl: `http://127.0.0.1:${port}`,
      accessToken: "token",
      retry: { attempts: 100, minDelay: 10, maxDelay: 10 },
    });
    const done = call[method]();
    returning.on("connection", (socket) => {
      socket.once("data", () => socket.end("HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\n{}"));
    });
    await delay(20);
    returning.listen(port, "127.0.0.1");
    await done;
    expect(tries().at(-1)).toBe(200);
    expect(tries()[0]).toBe("connection");
  });
});
