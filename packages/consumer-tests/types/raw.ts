import type { ConomyClient } from "@conomyhq/client";

declare const conomy: ConomyClient;
declare const id: string;
const params = { path: { "customer-id": id } };
const credentials = { clientId: "id", clientSecret: "secret" };

// The path and the method.
conomy.PATCH("/customers/{customer-id}", { params, body: {} });
// @ts-expect-error
conomy.PATCH("/customer/{customer-id}", { params, body: {} });

conomy.PATCH("/customers/{customer-id}", { params, body: {} });
// @ts-expect-error
conomy.PATCH("/customers/{customerId}", { params, body: {} });

conomy.PATCH("/customers/{customer-id}", { params, body: {} });
// @ts-expect-error
conomy.PATCH(`/customers/${id}`, { body: {} });

conomy.POST("/auth", { body: credentials });
// @ts-expect-error
conomy.POST("auth", { body: credentials });

conomy.POST("/auth", { body: credentials });
// @ts-expect-error
conomy.PATCH("/auth", { body: credentials });

conomy.PATCH("/customers/{customer-id}", { params, body: {} });
// @ts-expect-error
conomy.POST("/customers/{customer-id}", { params, body: {} });

conomy.PATCH("/customers/{customer-id}", { params, body: {} });
// @ts-expect-error
conomy.DELETE("/customers/{customer-id}", { params });

conomy.PATCH("/customers/{customer-id}", { params, body: {} });
// @ts-expect-error
conomy.patch("/customers/{customer-id}", { params, body: {} });

// The parameters.
conomy.PATCH("/customers/{customer-id}", { params: { path: { "customer-id": id } }, body: {} });
// @ts-expect-error
conomy.PATCH("/customers/{customer-id}", { params: { path: { "custommer-id": id } }, body: {} });

conomy.PATCH("/customers/{customer-id}", { params: { path: { "customer-id": id } }, body: {} });
// @ts-expect-error
conomy.PATCH("/customers/{customer-id}", { params: { path: { "customer-id": id, id } }, body: {} });

conomy.PATCH("/customers/{customer-id}", { params: { path: { "customer-id": id } }, body: {} });
// @ts-expect-error
conomy.PATCH("/customers/{customer-id}", { params: { path: { "customer-id": 69 } }, body: {} });

conomy.PATCH("/customers/{customer-id}", { params: { path: { "customer-id": id } }, body: {} });
// @ts-expect-error
conomy.PATCH("/customers/{customer-id}", { params: { pth: { "customer-id": id } }, body: {} });

conomy.PATCH("/customers/{customer-id}", { params: { path: { "customer-id": id } }, body: {} });
// @ts-expect-error
conomy.PATCH("/customers/{customer-id}", { params: { "customer-id": id }, body: {} });

conomy.PATCH("/customers/{customer-id}", { params: { ...params }, body: {} });
// @ts-expect-error
conomy.PATCH("/customers/{customer-id}", { params: { ...params, query: { limit: 1 } }, body: {} });

conomy.PATCH("/customers/{customer-id}", { params: { ...params }, body: {} });
// @ts-expect-error
conomy.PATCH("/customers/{customer-id}", { params: { ...params, header: { "User-Agent": "billing/3.2" } }, body: {} });

conomy.PATCH("/customers/{customer-id}", { params: { ...params }, body: {} });
// @ts-expect-error
conomy.PATCH("/customers/{customer-id}", { params: { ...params, header: { "conomyhq-api-version": "v1" } }, body: {} });

conomy.PATCH("/customers/{customer-id}", { params: { ...params }, body: {} });
// @ts-expect-error
conomy.PATCH("/customers/{customer-id}", { params: { ...params, cookie: { session: "1" } }, body: {} });

conomy.PATCH("/customers/{customer-id}", { params, body: {} });
// @ts-expect-error
conomy.PATCH("/customers/{customer-id}", { params: {}, body: {} });

conomy.PATCH("/customers/{customer-id}", { params, body: {} });
// @ts-expect-error
conomy.PATCH("/customers/{customer-id}", { body: {} });

conomy.POST("/auth", { body: credentials });
// @ts-expect-error
conomy.POST("/auth", { params: { header: { "User-Agent": "billing/3.2" } }, body: credentials });

conomy.POST("/auth", { body: credentials });
// @ts-expect-error
conomy.POST("/auth", { params, body: credentials });

// The body.
conomy.PATCH("/customers/{customer-id}", { params, body: { email: "ana@example.com" } });
// @ts-expect-error
conomy.PATCH("/customers/{customer-id}", { params, body: { emial: "ana@example.com" } });

conomy.PATCH("/customers/{customer-id}", { params, body: { address: { country: "CHL" } } });
// @ts-expect-error
conomy.PATCH("/customers/{customer-id}", { params, body: { address: { contry: "CHL" } } });

conomy.PATCH("/customers/{customer-id}", { params, body: { email: "ana@example.com" } });
// @ts-expect-error
conomy.PATCH("/customers/{customer-id}", { params, body: { email: false } });

conomy.PATCH("/customers/{customer-id}", { params, body: {} });
// @ts-expect-error
conomy.PATCH("/customers/{customer-id}", { params, body: { email: null } });

conomy.PATCH("/customers/{customer-id}", { params, body: {} });
// @ts-expect-error
conomy.PATCH("/customers/{customer-id}", { params });

conomy.PATCH("/customers/{customer-id}", { params, body: {} });
// @ts-expect-error
conomy.PATCH("/customers/{customer-id}", { params, body: null });

conomy.PATCH("/customers/{customer-id}", { params, body: {} });
// @ts-expect-error
conomy.PATCH("/customers/{customer-id}", { params, body: JSON.stringify({}) });

conomy.PATCH("/customers/{customer-id}", { params, body: {} });
// @ts-expect-error
conomy.PATCH("/customers/{customer-id}");

conomy.POST("/auth", { body: { clientId: "id", clientSecret: "secret" } });
// @ts-expect-error
conomy.POST("/auth", { body: { clientId: "id" } });

conomy.POST("/auth", { body: { clientId: "id", clientSecret: "secret" } });
// @ts-expect-error
conomy.POST("/auth", { body: { clientId: "id", clientSecert: "secret" } });

conomy.POST("/auth", { body: { clientId: "id", clientSecret: "secret" } });
// @ts-expect-error
conomy.POST("/auth", { body: { clientId: "id", clientSecret: "secret", scope: "customers" } });

conomy.POST("/auth", { body: { clientId: "id", clientSecret: "secret" } });
// @ts-expect-error
conomy.POST("/auth", { clientId: "id", clientSecret: "secret" });

// What else stands beside them.
conomy.PATCH("/customers/{customer-id}", { params, body: {} });
// @ts-expect-error
conomy.PATCH("/customers/{customer-id}", { paramz: params, params, body: {} });

conomy.PATCH("/customers/{customer-id}", { params, body: {} });
// @ts-expect-error
conomy.PATCH("/customers/{customer-id}", { params, body: {}, querySerializer: {} });

conomy.PATCH("/customers/{customer-id}", { params, body: {} });
// @ts-expect-error
conomy.PATCH("/customers/{customer-id}", { params, body: {}, redirect: "follow" });

conomy.PATCH("/customers/{customer-id}", { params, body: {} });
// @ts-expect-error
conomy.PATCH("/customers/{customer-id}", { params, body: {}, baseUrl: "https://example.com" });

conomy.PATCH("/customers/{customer-id}", { params, body: {}, parseAs: "text" });
// @ts-expect-error
conomy.PATCH("/customers/{customer-id}", { params, body: {}, parseAs: "txt" });

conomy.PATCH("/customers/{customer-id}", { params, body: {}, parseAs: "json" });
// @ts-expect-error
conomy.PATCH("/customers/{customer-id}", { params, body: {}, parseAs: "stream" });
