// Compiled by `tsc`, never run: every line under `@ts-expect-error` must fail to compile, everything else must not.
import type { paths } from "@conomyhq/openapi-types";
import { type Address, type Customer, createConomyClient, type ErrorBody } from "../src/index.ts";
import { paging } from "../src/list.ts";

declare const conomy: ReturnType<typeof createConomyClient>;
declare function expectType<Expected>(value: Expected): void;

const params = { path: { "customer-id": "69e2" } };

// What is right compiles, and returns named types.
const customer = await conomy.customers.update("69e2", { email: "ana@example.com", address: { country: "CHL" } });
expectType<Customer>(customer);
expectType<string>(customer.firstName);
expectType<Address | undefined>(customer.address);
const { data, error } = await conomy.PATCH("/customers/{customer-id}", { params, body: { email: "ana@example.com" } });
expectType<Customer | undefined>(data);
expectType<ErrorBody | undefined>(error);
const { data: text } = await conomy.PATCH("/customers/{customer-id}", { params, body: {}, parseAs: "text" });
expectType<string | undefined>(text);
await conomy.POST("/auth", { body: { clientId: "a", clientSecret: "b" } });
await conomy.customers.update("69e2", {}, { signal: new AbortController().signal });
createConomyClient({ environment: "sandbox", apiKey: process.env.CONOMY_API_KEY, accessToken: async () => "t", fetch });

// The response is no `any`, and optional fields stay optional.
// @ts-expect-error
expectType<number>(customer.firstName);
// @ts-expect-error
expectType<string>(customer.email);

// A `fetch` of the user's own returns a web stream, which node-fetch does not.
const nodeFetch = async () => ({ ...new Response(), body: process.stdin });
// @ts-expect-error
createConomyClient({ environment: "sandbox", apiKey: "k", accessToken: "t", fetch: nodeFetch });

// A typo in the body, at any depth.
// @ts-expect-error
await conomy.customers.update("69e2", { emial: "ana@example.com" });
// @ts-expect-error
await conomy.customers.update("69e2", { address: { contry: "CHL" } });
// @ts-expect-error
await conomy.PATCH("/customers/{customer-id}", { params, body: { emial: "ana@example.com" } });
// @ts-expect-error
await conomy.PATCH("/customers/{customer-id}", { params, body: { address: { contry: "CHL" } } });
// @ts-expect-error
await conomy.POST("/auth", { body: { clientId: "a", clientSecret: "b", scope: "c" } });

// A typo beside the body.
// @ts-expect-error
await conomy.PATCH("/customers/{customer-id}", { paramz: params, params, body: {} });
// @ts-expect-error
await conomy.PATCH("/customers/{customer-id}", { params: { path: { "customer-id": "1", customerId: "1" } }, body: {} });
// @ts-expect-error
await conomy.PATCH("/customers/{customer-id}", { params, body: {}, parseAs: "xml" });
// @ts-expect-error
await conomy.customers.update("69e2", {}, { timout: 1 });

// What is missing, or of a wrong type.
// @ts-expect-error
await conomy.PATCH("/customers/{customer-id}", { body: {} });
// @ts-expect-error
await conomy.PATCH("/customers/{customer-id}", { params });
// @ts-expect-error
await conomy.PATCH("/customers/{customer-id}");
// @ts-expect-error
await conomy.POST("/auth", { body: { clientId: "a" } });
// @ts-expect-error
await conomy.customers.update("69e2", { email: 1 });
// @ts-expect-error
await conomy.customers.update(69, {});

// A path, or a method, that the contract does not have.
// @ts-expect-error
await conomy.PATCH("/customer/{customer-id}", { params, body: {} });
// @ts-expect-error
await conomy.PATCH("/auth", { body: {} });
// @ts-expect-error
await conomy.TRACE("/customers/{customer-id}", { params });

// The headers that the client sets are not asked for, and not taken.
// @ts-expect-error
await conomy.PATCH("/customers/{customer-id}", { params: { ...params, header: { "User-Agent": "x" } }, body: {} });

// @ts-expect-error
createConomyClient({ environment: "staging", apiKey: "k", accessToken: "t" });
// @ts-expect-error
createConomyClient({ environment: "sandbox", apikey: "k", accessToken: "t" });

// The raw methods of the other operations: what is right compiles, and a typo does not.
expectType<Customer | undefined>((await conomy.POST("/customers", { body: { firstName: "Ana" } })).data);
expectType<Customer | undefined>((await conomy.GET("/customers/{customer-id}", { params })).data);
expectType<number | undefined>((await conomy.GET("/customers")).data?.pagination.total);
await conomy.GET("/customers", { params: { query: { id: "1,2", limit: 10, offset: 20 } } });
// @ts-expect-error
await conomy.POST("/customers", { body: { lastName: "Rojas" } });
// @ts-expect-error
await conomy.POST("/customers", { body: { firstName: "Ana", emial: "ana@example.com" } });
// @ts-expect-error
await conomy.GET("/customers", { params: { query: { limmit: 10 } } });
// @ts-expect-error
await conomy.GET("/customers", { params: { query: { limit: "10" } } });
// @ts-expect-error
await conomy.GET("/customers/{customer-id}", { params, body: {} });

// What a list checks are the numbers that the contract declares for it, all of them and no other.
type Query = NonNullable<paths["/customers"]["get"]["parameters"]["query"]>;
type Counted = { [Name in keyof Query]-?: NonNullable<Query[Name]> extends number ? Name : never }[keyof Query];
expectType<Record<Counted, number>>(paging);
expectType<Record<keyof typeof paging, number>>({} as Record<Counted, number>);
