import type { AbortSignalLike, ConomyClient } from "@conomyhq/client";

declare const conomy: ConomyClient;
declare const signal: AbortSignalLike;
declare const id: string;
const params = { path: { "customer-id": id } };

conomy.customers.update(id, {}, { timeout: 1_000 });
// @ts-expect-error
conomy.customers.update(id, {}, { timout: 1_000 });

conomy.customers.update(id, {}, { timeout: 1_000 });
// @ts-expect-error
conomy.customers.update(id, {}, { timeoutMs: 1_000 });

conomy.customers.update(id, {}, { timeout: undefined, signal: undefined, headers: undefined });
// @ts-expect-error
conomy.customers.update(id, {}, { timeout: null, signal: undefined, headers: undefined });

conomy.customers.update(id, {}, { timeout: 1_000 });
// @ts-expect-error
conomy.customers.update(id, {}, { timeout: "1s" });

conomy.customers.update(id, {}, { deadline: 5_000 });
// @ts-expect-error
conomy.customers.update(id, {}, { deadlin: 5_000 });

conomy.customers.update(id, {}, { deadline: Date.now() });
// @ts-expect-error
conomy.customers.update(id, {}, { deadline: new Date() });

conomy.customers.update(id, {}, { retry: false });
// @ts-expect-error
conomy.customers.update(id, {}, { retrys: false });

conomy.customers.update(id, {}, { retry: {} });
// @ts-expect-error
conomy.customers.update(id, {}, { retry: true });

conomy.customers.update(id, {}, { retry: { attempts: 3 } });
// @ts-expect-error
conomy.customers.update(id, {}, { retry: 3 });

conomy.customers.update(id, {}, { retry: { attempts: 3 } });
// @ts-expect-error
conomy.customers.update(id, {}, { retry: { attemps: 3 } });

conomy.customers.update(id, {}, { retry: { attempts: 3, maxDelay: 5_000 } });
// @ts-expect-error
conomy.customers.update(id, {}, { retry: { attempts: 3, maxDealy: 5_000 } });

conomy.customers.update(id, {}, { retry: { minDelay: undefined } });
// @ts-expect-error
conomy.customers.update(id, {}, { retry: { minDelay: "100" } });

conomy.customers.update(id, {}, { signal });
// @ts-expect-error
conomy.customers.update(id, {}, { signl: signal });

conomy.customers.update(id, {}, { signal });
// @ts-expect-error
conomy.customers.update(id, {}, { signal: { aborted: false } });

conomy.customers.update(id, {}, { headers: { "x-request-id": "1" } });
// @ts-expect-error
conomy.customers.update(id, {}, { header: { "x-request-id": "1" } });

conomy.customers.update(id, {}, { headers: [["x-request-id", "1"]] });
// @ts-expect-error
conomy.customers.update(id, {}, { headers: [["x-request-id", 1]] });

conomy.customers.update(id, {}, { headers: [["x-request-id", "1"]] });
// @ts-expect-error
conomy.customers.update(id, {}, { headers: ["x-request-id", "1"] });

conomy.customers.update(id, {}, { apiVersion: "24-04-2025" });
// @ts-expect-error
conomy.customers.update(id, {}, { version: "24-04-2025" });

conomy.customers.update(id, {}, { apiVersion: "24-04-2025" });
// @ts-expect-error
conomy.customers.update(id, {}, { apiVersion: 2025 });

conomy.customers.update(id, {}, { headers: { "x-request-id": "1" } });
// @ts-expect-error
conomy.customers.update(id, {}, { headers: { "x-request-id": 1 } });

conomy.customers.update(id, {}, { headers: {} });
// @ts-expect-error
conomy.customers.update(id, {}, { headers: { "x-request-id": undefined } });

conomy.customers.update(id, {}, { timeout: 1_000 });
// @ts-expect-error
conomy.customers.update(id, {}, { apiKey: "key" });

conomy.customers.update(id, {}, { timeout: 1_000 });
// @ts-expect-error
conomy.customers.update(id, {}, { params, body: {} });

conomy.customers.update(id, {}, { timeout: 1_000 });
// @ts-expect-error
conomy.customers.update(id, {}, 1_000);

// The same options beside the parts that the contract names.
conomy.PATCH("/customers/{customer-id}", { params, body: {}, timeout: 1_000 });
// @ts-expect-error
conomy.PATCH("/customers/{customer-id}", { params, body: {}, timout: 1_000 });

conomy.PATCH("/customers/{customer-id}", { params, body: {}, retry: { attempts: 3 } });
// @ts-expect-error
conomy.PATCH("/customers/{customer-id}", { params, body: {}, retry: { attemps: 3 } });

conomy.PATCH("/customers/{customer-id}", { params, body: {}, signal });
// @ts-expect-error
conomy.PATCH("/customers/{customer-id}", { params, body: {}, signl: signal });

conomy.PATCH("/customers/{customer-id}", { params, body: {}, headers: { "x-request-id": "1" } });
// @ts-expect-error
conomy.PATCH("/customers/{customer-id}", { params, body: {}, headers: [["x-request-id", 1]] });

conomy.PATCH("/customers/{customer-id}", { params, body: {}, apiVersion: "24-04-2025" });
// @ts-expect-error
conomy.PATCH("/customers/{customer-id}", { params, body: {}, apiversion: "24-04-2025" });
