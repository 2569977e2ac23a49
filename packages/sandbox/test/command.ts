import { type ChildProcessByStdio, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import type { Readable } from "node:stream";
import { text } from "node:stream/consumers";
import { onTestFinished } from "vitest";

const file = join(import.meta.dirname, "../dist/cli.js");

/** The command as it is published, in a process of its own. */
export interface Command {
  process: ChildProcessByStdio<null, Readable, Readable>;
  stderr: Promise<string>;
  /** The next line of its output. */
  line(): Promise<string>;
  /** Its exit code, or the signal that ended it. */
  end: Promise<number | string>;
}

export function command(...args: string[]): Command {
  if (!existsSync(file)) throw new Error(`${file} is missing: build @conomyhq/sandbox first.`);
  const child = spawn(process.execPath, [file, ...args], { stdio: ["ignore", "pipe", "pipe"] });
  onTestFinished(() => void child.kill("SIGKILL"));
  const lines = createInterface(child.stdout)[Symbol.asyncIterator]();
  return {
    process: child,
    stderr: text(child.stderr),
    line: async () => String((await lines.next()).value),
    end: once(child, "exit").then(([code, signal]) => code ?? signal),
  };
}

/** Starts the command on a free port. */
export async function serve(...args: string[]): Promise<Command & { url: string }> {
  const started = command("--port", "0", "--log", "json", ...args);
  const first = await started.line();
  if (!first.startsWith("{")) throw new Error(await started.stderr);
  return { ...started, url: JSON.parse(first).url };
}

/** A folder that goes with the test. */
export function folder(): string {
  const path = mkdtempSync(join(tmpdir(), "conomy-sandbox-"));
  onTestFinished(() => rmSync(path, { recursive: true, force: true }));
  return path;
}
