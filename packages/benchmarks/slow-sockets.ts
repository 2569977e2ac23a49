import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { connect, type Socket } from "node:net";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";

// node slow-sockets.ts [COUNT]: so many sockets send half a request each, and nothing more. Others call meanwhile.

const count = Number(process.argv[2] ?? 2_000);
const cli = fileURLToPath(new URL("cli.js", import.meta.resolve("@conomyhq/sandbox")));
const child = spawn(process.execPath, [cli, "--port", "0", "--log", "json", "--grace", "1000"], {
  stdio: ["ignore", "pipe", "inherit"],
});
const ended = once(child, "exit");
const [line] = await once(createInterface(child.stdout), "line");
const { url } = JSON.parse(line);
const { hostname, port } = new URL(url);

const before = memory();
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
console.log(`memory ${before} MB before, ${memory()} MB with them`);

const closed = Promise.all(sockets.map((socket) => (socket.resume().destroyed ? undefined : once(socket, "close"))));
const stopped = performance.now();
child.kill("SIGTERM");
const [code, signal] = await ended;
await closed;
console.log(`all ${count} ended ${Math.round(performance.now() - stopped)} ms after SIGTERM (exit ${code ?? signal})`);

/** Resident memory of the server, in MB. */
function memory(): number {
  const [, size] = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${child.pid}/status`, "utf8")) ?? [];
  return Math.round(Number(size) / 1024);
}
