// Run as a process of its own, which ends by itself if its calls leave nothing behind. It prints what became of them.
import { type CallOptions, type ConomyClientOptions, createConomyClient } from "../src/index.ts";

const [, , baseUrl = "", name = ""] = process.argv;
const forever = () => new Promise<never>(() => {});
const credentials = { clientId: "client", clientSecret: "secret" };

/** What a client and its call are given. The server stalls at `POST /auth` under `/stall`, and else fails it. */
interface Scenario {
  client: Partial<ConomyClientOptions>;
  call?: CallOptions;
  middleware?: Parameters<ReturnType<typeof createConomyClient>["use"]>[0];
}

const aborted = () => ({ signal: AbortSignal.timeout(100) });
const late = { deadline: 100 };
const scenarios: Record<string, () => Scenario> = {
  "token request that fails, aborted": () => ({ client: { baseUrl: `${baseUrl}/fail`, credentials }, call: aborted() }),
  "token request that fails, late": () => ({ client: { baseUrl: `${baseUrl}/fail`, credentials }, call: late }),
  "token request that stalls, aborted": () => ({
    client: { baseUrl: `${baseUrl}/stall`, credentials },
    call: aborted(),
  }),
  "token request that stalls, late": () => ({ client: { baseUrl: `${baseUrl}/stall`, credentials }, call: late }),
  "no token": () => ({ client: { accessToken: (() => undefined) as never } }),
  "token function that hangs": () => ({ client: { accessToken: forever }, call: aborted() }),
  "token function that throws": () => ({
    client: {
      accessToken: () => {
        throw new Error("sealed");
      },
    },
  }),
  "cache that hangs": () => ({
    client: { baseUrl: `${baseUrl}/fail`, credentials, tokenCache: { get: forever, set: forever } },
    call: aborted(),
  }),
  "call that stalls, aborted": () => ({ client: { baseUrl: `${baseUrl}/stall` }, call: aborted() }),
  "call that stalls, late": () => ({ client: { baseUrl: `${baseUrl}/stall` }, call: late }),
  "call that waits for another try": () => ({ client: { baseUrl: `${baseUrl}/fail` }, call: aborted() }),
  "fetch that hangs": () => ({ client: { fetch: forever }, call: aborted() }),
  "middleware that hangs": () => ({ client: {}, call: aborted(), middleware: { onRequest: forever } }),
  "observer that hangs": () => ({ client: { onAttempt: forever, retry: false } }),
  "body that never ends": () => ({ client: { baseUrl: `${baseUrl}/drip` }, call: aborted() }),
};

const { client, call, middleware } = scenarios[name]?.() ?? { client: {} };
const conomy = createConomyClient({
  baseUrl: `${baseUrl}/fail`,
  apiKey: "key",
  ...(!client.credentials && { accessToken: "token" }),
  retry: { minDelay: 30_000, maxDelay: 30_000 },
  ...client,
} as ConomyClientOptions);
if (middleware) conomy.use(middleware);

// Two calls, because one of them waits for the other's token request.
const update = () => conomy.customers.update("1", {}, call).catch((error: unknown) => error);
for (const outcome of await Promise.all([update(), update()])) console.log((outcome as Error).name);
