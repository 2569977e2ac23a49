import { startMockServer } from "@conomyhq/openapi/mock-server";
import { startSandbox } from "@conomyhq/sandbox";

// The process of a server under load. It says where it listens, and ends with its parent.

/** A server that can be loaded, and what a call has to bring. */
export interface Target {
  url: string;
  headers: Record<string, string>;
}

export type ServerName = "prism" | "sandbox";

export const servers: readonly ServerName[] = ["sandbox", "prism"];

async function startSandboxTarget(): Promise<Target> {
  const { url, clientOptions } = await startSandbox();
  const { apiKey, credentials } = clientOptions;
  const response = await fetch(`${url}/auth`, {
    method: "POST",
    headers: { "content-type": "application/json", "x-api-key": apiKey },
    body: JSON.stringify(credentials),
  });
  const { accessToken } = (await response.json()) as { accessToken: string };
  return { url, headers: { "x-api-key": apiKey, authorization: `Bearer ${accessToken}` } };
}

async function startPrismTarget(): Promise<Target> {
  const { url } = await startMockServer();
  return { url, headers: { "x-api-key": "key", authorization: "Bearer token" } };
}

if (process.send) {
  process.send(await (process.argv[2] === "prism" ? startPrismTarget() : startSandboxTarget()));
  process.on("disconnect", () => process.exit());
}
