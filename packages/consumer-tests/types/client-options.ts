import { type Attempt, type CachedToken, createConomyClient } from "@conomyhq/client";

declare const get: (key: string) => CachedToken | undefined;
declare const set: (key: string, token: CachedToken) => void;
const options = { environment: "sandbox", apiKey: "key", accessToken: "token" } as const;
const credentials = { clientId: "id", clientSecret: "secret" };

// Where to.
createConomyClient({ environment: "sandbox", apiKey: "key", accessToken: "token" });
// @ts-expect-error
createConomyClient({ environmnt: "sandbox", apiKey: "key", accessToken: "token" });

createConomyClient({ environment: "production", apiKey: "key", accessToken: "token" });
// @ts-expect-error
createConomyClient({ environment: "prod", apiKey: "key", accessToken: "token" });

createConomyClient({ baseUrl: "http://localhost:4010", apiKey: "key", accessToken: "token" });
// @ts-expect-error
createConomyClient({ baseURL: "http://localhost:4010", apiKey: "key", accessToken: "token" });

createConomyClient({ baseUrl: "http://localhost:4010", apiKey: "key", accessToken: "token" });
// @ts-expect-error
createConomyClient({ baseUrl: 4010, apiKey: "key", accessToken: "token" });

// Who calls.
createConomyClient({ environment: "sandbox", apiKey: "key", credentials });
// @ts-expect-error
createConomyClient({ environment: "sandbox", apikey: "key", credentials });

createConomyClient({ environment: "sandbox", apiKey: "key", credentials });
// @ts-expect-error
createConomyClient({ environment: "sandbox", credentials });

createConomyClient({ environment: "sandbox", apiKey: "key", credentials });
// @ts-expect-error
createConomyClient({ environment: "sandbox", apiKey: 1, credentials });

createConomyClient({ environment: "sandbox", apiKey: "key", credentials: { ...credentials } });
// @ts-expect-error
createConomyClient({ environment: "sandbox", apiKey: "key", credentials: { clientId: "id", secret: "secret" } });

createConomyClient({ environment: "sandbox", apiKey: "key", credentials: { ...credentials } });
// @ts-expect-error
createConomyClient({ environment: "sandbox", apiKey: "key", credentials: { clientID: "id", clientSecret: "secret" } });

createConomyClient({ environment: "sandbox", apiKey: "key", credentials: { ...credentials } });
// @ts-expect-error
createConomyClient({ environment: "sandbox", apiKey: "key", credentials: { ...credentials, scope: "customers" } });

createConomyClient({ environment: "sandbox", apiKey: "key", credentials: { ...credentials } });
// @ts-expect-error
createConomyClient({ environment: "sandbox", apiKey: "key", credentials: { clientId: "id" } });

createConomyClient({ environment: "sandbox", apiKey: "key", credentials });
// @ts-expect-error
createConomyClient({ environment: "sandbox", apiKey: "key", credential: credentials });

createConomyClient({ environment: "sandbox", apiKey: "key", accessToken: () => "token" });
// @ts-expect-error
createConomyClient({ environment: "sandbox", apiKey: "key", accessToken: () => 1 });

createConomyClient({ environment: "sandbox", apiKey: "key", accessToken: async () => "token" });
// @ts-expect-error
createConomyClient({ environment: "sandbox", apiKey: "key", accessToken: Promise.resolve("token") });

createConomyClient({ environment: "sandbox", apiKey: "key", accessToken: async () => "token" });
// @ts-expect-error
createConomyClient({ environment: "sandbox", apiKey: "key", accessToken: async () => ({ token: "token" }) });

createConomyClient({ environment: "sandbox", apiKey: "key", accessToken: async () => "token" });
// @ts-expect-error
createConomyClient({ environment: "sandbox", apiKey: "key", acessToken: async () => "token" });

createConomyClient({ ...options, userAgent: "billing/3.2" });
// @ts-expect-error
createConomyClient({ ...options, useragent: "billing/3.2" });

// One of two, and not both.
createConomyClient({ environment: "sandbox", apiKey: "key", credentials });
// @ts-expect-error
createConomyClient({ environment: "sandbox", apiKey: "key" });

createConomyClient({ environment: "sandbox", apiKey: "key", accessToken: "token" });
// @ts-expect-error
createConomyClient({ environment: "sandbox", apiKey: "key", accessToken: "token", credentials });

createConomyClient({ baseUrl: "http://localhost:4010", apiKey: "key", credentials });
// @ts-expect-error
createConomyClient({ apiKey: "key", credentials });

createConomyClient({ environment: "sandbox", apiKey: "key", credentials });
// @ts-expect-error
createConomyClient({ environment: "sandbox", baseUrl: "http://localhost:4010", apiKey: "key", credentials });

createConomyClient({ environment: "sandbox", baseUrl: undefined, apiKey: "key", credentials, accessToken: undefined });
// @ts-expect-error
createConomyClient({ environment: "sandbox", baseUrl: null, apiKey: "key", credentials, accessToken: undefined });

// The cache.
createConomyClient({ ...options, tokenCache: { get, set } });
// @ts-expect-error
createConomyClient({ ...options, tokenCache: { get } });

createConomyClient({ ...options, tokenCache: { get, set } });
// @ts-expect-error
createConomyClient({ ...options, tokenCache: { get, set, delete() {} } });

createConomyClient({ ...options, tokenCache: { get, set } });
// @ts-expect-error
createConomyClient({ ...options, tokenCache: { get: () => "token", set } });

createConomyClient({ ...options, tokenCache: { get: async () => null, set } });
// @ts-expect-error
createConomyClient({ ...options, tokenCache: { get: async () => false, set } });

createConomyClient({ ...options, tokenCache: { get, set: (_, { renewAt }) => renewAt } });
// @ts-expect-error
createConomyClient({ ...options, tokenCache: { get, set: (_, { expiresAt }) => expiresAt } });

// Time and retries.
createConomyClient({ ...options, timeout: 1_000, deadline: 5_000 });
// @ts-expect-error
createConomyClient({ ...options, timeout: 1_000, dealine: 5_000 });

createConomyClient({ ...options, retry: { attempts: 3 } });
// @ts-expect-error
createConomyClient({ ...options, retry: { attemps: 3 } });

createConomyClient({ ...options, retry: { attempts: 3 } });
// @ts-expect-error
createConomyClient({ ...options, maxRetries: 3 });

// Who is told.
createConomyClient({ ...options, onAttempt: (attempt: Attempt) => attempt.number });
// @ts-expect-error
createConomyClient({ ...options, onAttemp: (attempt: Attempt) => attempt.number });

createConomyClient({ ...options, onAttempt: ({ wait }) => wait });
// @ts-expect-error
createConomyClient({ ...options, onAttempt: ({ delay }) => delay });

createConomyClient({ ...options, logger: { warn: (line) => line.trim() } });
// @ts-expect-error
createConomyClient({ ...options, logger: { warning: (line: string) => line.trim() } });

createConomyClient({ ...options, logger: { debug: (line: string) => line } });
// @ts-expect-error
createConomyClient({ ...options, logger: { debug: (line: number) => line } });

createConomyClient({ ...options, logger: { error() {} } });
// @ts-expect-error
createConomyClient({ ...options, logger: "debug" });

// The rest.
createConomyClient({ ...options, maxBodySize: 2 ** 20 });
// @ts-expect-error
createConomyClient({ ...options, maxBodySize: "1 MiB" });

createConomyClient({ ...options, dangerouslyAllowBrowser: true });
// @ts-expect-error
createConomyClient({ ...options, allowBrowser: true });

createConomyClient({ ...options, dangerouslyAllowHttp: true });
// @ts-expect-error
createConomyClient({ ...options, dangerouslyAllowHTTP: true });

createConomyClient({ ...options, apiVersion: "24-04-2025" });
// @ts-expect-error
createConomyClient({ ...options, apiVersion: new Date() });

createConomyClient(options);
// @ts-expect-error
createConomyClient();
