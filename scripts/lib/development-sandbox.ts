import { fileURLToPath } from "node:url";
import type { Sandbox, SandboxOptions } from "@conomyhq/sandbox";
import { latest } from "../../packages/reference/preview/latest.ts";
import { turbo } from "./turbo.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));

/** A sandbox that follows the contract. */
export interface DevelopmentSandbox {
  /** Starts it, or starts it again with the contract as it is now. One that cannot be served leaves it as it was. */
  restart(): Promise<void>;
  close(): Promise<void>;
}

export function createDevelopmentSandbox(options: SandboxOptions, report: (line: string) => void): DevelopmentSandbox {
  let current: Sandbox | undefined;

  const start = latest(async () => {
    try {
      // Its types need not be those of the contract that is being edited.
      if (!current) await turbo("build", "--filter=@conomyhq/sandbox", "--only");
      const { startSandbox } = await import("@conomyhq/sandbox");
      // Before the old one is closed: a contract that cannot be served ends here.
      await (await startSandbox({ ...options, port: false })).close();
      const port = current ? Number(new URL(current.url).port) : (options.port ?? 0);
      await current?.close();
      current = await startSandbox({ ...options, port, stopGrace: 0 });
      const { apiKey, credentials } = current.clientOptions;
      report(`${current.url}: key ${apiKey}, client ${credentials.clientId}, secret ${credentials.clientSecret}`);
    } catch (error) {
      report(`${current ? "kept as it was" : "not started"}: ${reasonOf(error as Error).replace(root, "")}`);
    }
  });
  /** Here the port has an option of its own. */
  function reasonOf({ cause, message }: Error): string {
    const isTaken = (cause as { code?: string } | undefined)?.code === "EADDRINUSE";
    return isTaken
      ? `Port ${options.port} is taken. Choose another with --sandbox-port, or 0 for a free one.`
      : message;
  }

  return {
    restart: start.ask,
    async close() {
      await start.idle();
      await current?.close();
    },
  };
}
