import { record } from "@conomyhq/har";
import { type ConomyClient, type ConomyClientOptions, createConomyClient, type FetchInit } from "../src/index.ts";

/** A request as it would go over the wire. */
export interface Sent extends FetchInit {
  url: string;
}

/** Responds to a request. */
export type Handler = (request: Sent) => Response | Promise<Response>;

/** The secrets that tests look for where they must not be. */
export const secrets = { apiKey: "key-0f3a", clientSecret: "secret-77b1", token: "token-9c2e" };

/** A client whose requests go to a function. `POST /auth` returns a token unless `auth` says otherwise. */
export function createObservedClient(
  handler: Handler,
  {
    auth = () => json({ accessToken: secrets.token, tokenType: "Bearer", expiresIn: 3600 }),
    recorded = true,
    ...options
  }: Observed = {},
): { conomy: ConomyClient; sent: Sent[]; sentTo(path: string): Sent[] } {
  const sent: Sent[] = [];
  const conomy = createConomyClient({
    environment: "sandbox",
    apiKey: secrets.apiKey,
    credentials: { clientId: "client", clientSecret: secrets.clientSecret },
    fetch: async (url, init) => {
      const request = { url, ...init, headers: { ...init.headers } };
      sent.push(request);
      const response = await (url.endsWith("/auth") ? auth(request) : handler(request));
      if (recorded && /\/(auth|customers\/[^/]+)$/.test(url)) record(request, response);
      return response;
    },
    ...options,
  } as ConomyClientOptions);
  return { conomy, sent, sentTo: (path) => sent.filter(({ url }) => url.endsWith(path)) };
}

type Observed = Partial<ConomyClientOptions> & {
  auth?: Handler;
  /** `false` where what the function returns is not as the contract says. `redocly drift` does not read it then. */
  recorded?: boolean;
};

/** A JSON response. */
export function json(body: unknown, status = 200): Response {
  return Response.json(body, { status });
}
