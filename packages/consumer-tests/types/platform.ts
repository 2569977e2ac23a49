// Needs the platform's own types, of the DOM or of Node.
import { type ConomyClient, createConomyClient } from "@conomyhq/client";

declare const conomy: ConomyClient;
const options = { environment: "sandbox", apiKey: "key", accessToken: "token" } as const;
const controller = new AbortController();

createConomyClient({ ...options, fetch });
// @ts-expect-error
createConomyClient({ ...options, fecth: fetch });

createConomyClient({ ...options, fetch: (url, init) => fetch(url, init) });
// @ts-expect-error
createConomyClient({ ...options, fetch: (url, init) => fetch(url, init).then((response) => response.text()) });

createConomyClient({ ...options, fetch: async () => new Response("{}") });
// @ts-expect-error
createConomyClient({ ...options, fetch: async () => "{}" });

createConomyClient({ ...options, fetch: (url, init) => fetch(new Request(url, init)) });
// @ts-expect-error
createConomyClient({ ...options, fetch: (request: Request) => fetch(request) });

createConomyClient({ ...options, logger: console });
// @ts-expect-error
createConomyClient({ ...options, logger: console.log });

conomy.customers.update("69e2", {}, { signal: controller.signal });
// @ts-expect-error
conomy.customers.update("69e2", {}, { signal: controller });

conomy.customers.update("69e2", {}, { signal: AbortSignal.timeout(1_000) });
// @ts-expect-error
conomy.customers.update("69e2", {}, { signal: AbortSignal });

conomy.customers.update("69e2", {}, { headers: new Headers() });
// @ts-expect-error
conomy.customers.update("69e2", {}, { headers: Headers });

conomy.customers.update("69e2", {}, { headers: new Map([["x-request-id", "1"]]) });
// @ts-expect-error
conomy.customers.update("69e2", {}, { headers: new Map([["x-request-id", 1]]) });

conomy.use({ onRequest: ({ request }) => new Request(request, { keepalive: true }) });
// @ts-expect-error
conomy.use({ onRequest: ({ request }) => request.url });

conomy.use({ onResponse: ({ response }) => response });
// @ts-expect-error
conomy.use({ onResponse: ({ response }) => response.status });

conomy.eject({ onError: ({ error }) => new Error("failed", { cause: error }) });
// @ts-expect-error
conomy.eject({ onError: ({ error }) => String(error) });
