import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";

/** The sandbox as it is published, in a process of its own on a free port. */
export interface SandboxProcess {
  url: string;
  /** From the start of the process until it listened, in ms. */
  ms: number;
  /** Resident memory, in MB: now, and at the most so far. */
  memory(): { now: number; most: number };
  /** Sends SIGTERM; resolves to the exit code, or the signal that ended it. */
  stop(): Promise<number | string>;
}

/** Headers of a call that has a key and nothing else. */
export const headers: Record<string, string> = {
  "content-type": "application/json",
  "user-agent": "benchmarks",
  "x-api-key": "sandbox-key",
};
/** The body of a request for a token. */
export const credentials: string = JSON.stringify({ clientId: "sandbox-client", clientSecret: "sandbox-secret" });

export async function startSandboxProcess(...args: string[]): Promise<SandboxProcess> {
  const begun = performance.now();
  const cli = fileURLToPath(new URL("cli.js", import.meta.resolve("@conomyhq/sandbox")));
  const child = spawn(process.execPath, [cli, "--port", "0", "--log", "json", ...args], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const ended = once(child, "exit");
  const lines = createInterface(child.stdout);
  const [line] = await once(lines, "line");
  // Its log has to go somewhere, or it would wait in memory.
  lines.on("line", () => {});
  return {
    url: JSON.parse(line).url,
    ms: Math.round(performance.now() - begun),
    memory() {
      const status = readFileSync(`/proc/${child.pid}/status`, "utf8");
      const of = (name: string) => Math.round(Number(new RegExp(`${name}:\\s+(\\d+)`).exec(status)?.[1]) / 1024);
      return { now: of("VmRSS"), most: of("VmHWM") };
    },
    async stop() {
      child.kill("SIGTERM");
      const [code, signal] = await ended;
      return code ?? signal;
    },
  };
}

export async function tokenOf(url: string): Promise<string> {
  const response = await fetch(`${url}/auth`, { method: "POST", headers, body: credentials });
  const { accessToken } = (await response.json()) as { accessToken: string };
  return accessToken;
}
