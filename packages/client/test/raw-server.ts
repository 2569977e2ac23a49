import { once } from "node:events";
import { type AddressInfo, createServer, type Socket } from "node:net";
import { confidential, early, faults, ok, withLength } from "./faults.ts";

/** A server without a parser of HTTP, which sends exactly what it is told to. */
export interface RawServer {
  url: string;
  close(): void;
}

/**
 * Starts a raw server. Its base URLs end in the name of a fault, and in whether `auth` is to suffer it, or the call.
 *
 * The fault is repeated for every request, and the connection closed behind it.
 */
export async function startRawServer(): Promise<RawServer> {
  const sockets = new Set<Socket>();
  const words = Object.values(confidential);
  const echo = words.join(" ");
  const server = createServer((socket) => {
    sockets.add(socket);
    let received = "";
    socket.on("error", () => {}).on("close", () => sockets.delete(socket));
    socket.on("data", (bytes) => {
      received += bytes.toString("latin1");
      const [, fault = "", suffers, path] = /^\w+ \/([^/]+)\/(auth|call)(\/\S+) .*\}$/s.exec(received) ?? [];
      if (!path) return;
      const sent = words.filter((word) => received.includes(word)).join(" ");
      received = "";
      const name = decodeURIComponent(fault);
      if ((path === "/auth") === (suffers === "auth")) {
        socket.end(faults[name]?.(echo, sent) ?? echo, "latin1");
        return;
      }
      const token = withLength(200, JSON.stringify({ accessToken: confidential.token, expiresIn: 3600 }));
      // What comes behind a response belongs to no request.
      socket.write(name === early ? `${token}${ok}x: ${echo}\r\n\r\n${echo}` : token, "latin1");
    });
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close() {
      for (const socket of sockets) socket.destroy();
      server.close();
    },
  };
}
