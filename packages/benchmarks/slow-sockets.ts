import { once } from "node:events";
import { connect, type Socket } from "node:net";
import { startSandboxProcess } from "./sandbox-process.ts";

// node slow-sockets.ts [COUNT]: so many sockets send half a request each, and nothing more. Others call meanwhile.

const count = Number(process.argv[2] ?? 2_000);
const { url, memory, stop } = await startSandboxProcess("--grace", "1000");
const { hostname, port } = new URL(url);

const before = memory().now;
const sockets: Socket[] = [];
for (let index = 0; index < count; index++) {
  const socket = connect(Number(port), hostname).on("error", () => {});
  await once(socket, "connect");
  socket.write(
    `POST /auth HTTP/1.1\r\nhost: ${hostname}:${port}\r\ncontent-type: application/json\r\ncontent-length: 100\r\n\r\n{`,
  );
  sockets.push(socket);
}
const times: number[] = [];
for (let index = 0; index < 200; index++) {
  const start = performance.now();
  const { status } = await fetch(`${url}/__sandbox/health`);
  if (status !== 200) throw new Error(`A call among slow sockets got ${status}.`);
  times.push(performance.now() - start);
}
times.sort((a, b) => a - b);
console.log(`${count} slow sockets open; 200 others served, p99 ${times[197]?.toFixed(1)} ms`);
console.log(`memory ${before} MB before, ${memory().now} MB with them`);

const closed = Promise.all(sockets.map((socket) => (socket.resume().destroyed ? undefined : once(socket, "close"))));
const stopped = performance.now();
const code = await stop();
await closed;
console.log(`all ${count} ended ${Math.round(performance.now() - stopped)} ms after SIGTERM (exit ${code})`);
