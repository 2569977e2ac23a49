import { once } from "node:events";
import { createServer, type RequestListener, request } from "node:http";
import { createServer as createSecureServer } from "node:https";
import type { AddressInfo } from "node:net";
import { type Sandbox, type SandboxOptions, startSandbox } from "@conomyhq/sandbox";

/** A sandbox behind a gate of its own, which sees what the sandbox masks and speaks https if it is told to. */
export interface GuardedSandbox extends Sandbox {
  /** Every token that was sent, in order, each once. */
  tokens: Set<string>;
  /** What a project needs to call the sandbox. */
  env: Record<string, string>;
}

/** Starts a sandbox and its gate on free ports. */
export async function startGuardedSandbox(
  certificate?: { key: string; cert: string },
  options: SandboxOptions = {},
): Promise<GuardedSandbox> {
  const sandbox = await startSandbox(options);
  const tokens = new Set<string>();
  const pass: RequestListener = (incoming, outgoing) => {
    const { method, headers, url = "" } = incoming;
    const [, token] = /^Bearer (.+)$/.exec(headers.authorization ?? "") ?? [];
    if (token) tokens.add(token);
    const forwarded = request(new URL(url, sandbox.url), { method, headers }, (response) => {
      outgoing.writeHead(response.statusCode ?? 502, response.headers);
      response.pipe(outgoing);
    });
    incoming.pipe(forwarded);
  };
  const server = certificate ? createSecureServer(certificate, pass) : createServer(pass);
  await once(server.listen(0, "127.0.0.1"), "listening");

  const { apiKey, credentials } = sandbox.clientOptions;
  const [customer] = sandbox.customers.list();
  const url = `${certificate ? "https" : "http"}://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    ...sandbox,
    url,
    tokens,
    env: {
      CONOMY_BASE_URL: url,
      CONOMY_API_KEY: apiKey,
      CONOMY_CLIENT_ID: credentials.clientId,
      CONOMY_CLIENT_SECRET: credentials.clientSecret,
      CUSTOMER_ID: customer?.id ?? "",
    },
    async close() {
      server.closeAllConnections();
      server.close();
      await sandbox.close();
    },
  };
}
