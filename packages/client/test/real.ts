import { onTestFinished } from "vitest";
import { type ConomyClient, type ConomyClientOptions, createConomyClient } from "../src/index.ts";
import { type Behaviour, type HostileServer, startHostileServer } from "./hostile-server.ts";

/** A client of a real server, and that server. Both end with the test. */
export async function connect(
  behave: Behaviour,
  options: Partial<ConomyClientOptions> = {},
): Promise<{ conomy: ConomyClient; server: HostileServer }> {
  const server = await startHostileServer(behave);
  onTestFinished(() => server.close());
  const conomy = createConomyClient({
    baseUrl: server.url,
    apiKey: "key",
    accessToken: "token",
    retry: { minDelay: 1 },
    ...options,
  } as ConomyClientOptions);
  return { conomy, server };
}

/** What a raw call or middleware gets is the platform's, though the client's types promise less. */
export function asPlatform(response: unknown): Response {
  return response as Response;
}

/** The arguments of a raw call. */
export const call = { params: { path: { "customer-id": "69e2" } }, body: {} } as const;
