import type { Address, Attempt, ConomyClient, Customer, ErrorBody } from "@conomyhq/client";

declare const conomy: ConomyClient;
declare const customer: Customer;
declare function takes<Expected>(value: Expected): void;

const call = { params: { path: { "customer-id": "69e2" } }, body: {} };

// The customer.
takes<string | undefined>(customer.email);
// @ts-expect-error
takes<string | undefined>(customer.emial);

takes<string>(customer.firstName);
// @ts-expect-error
takes<number>(customer.firstName);

takes<string | undefined>(customer.email);
// @ts-expect-error
takes<string>(customer.email);

takes<string | undefined>(customer.address?.country);
// @ts-expect-error
takes<string | undefined>(customer.address.country);

takes<Address | undefined>(customer.address);
// @ts-expect-error
takes<string | undefined>(customer.address?.contry);

export async function update(): Promise<void> {
  takes<Customer>(await conomy.customers.update("69e2", {}));
  // @ts-expect-error
  takes<Customer>(conomy.customers.update("69e2", {}));

  const updated = await conomy.customers.update("69e2", {});
  takes<string>(updated.firstName);
  // @ts-expect-error
  takes<string>(updated.data.firstName);
}

// What a raw call resolves to.
export async function patch(): Promise<void> {
  const { data, error, response } = await conomy.PATCH("/customers/{customer-id}", call);

  takes<string | undefined>(data?.firstName);
  // @ts-expect-error
  takes<string | undefined>(data.firstName);

  takes<Customer | undefined>(data);
  // @ts-expect-error
  takes<Customer>(data);

  takes<string | undefined>(data?.email);
  // @ts-expect-error
  takes<string | undefined>(data?.emial);

  takes<ErrorBody | undefined>(error);
  // @ts-expect-error
  takes<Error | undefined>(error);

  takes<string | undefined>(error?.code);
  // @ts-expect-error
  takes<string | undefined>(error.code);

  takes<string | undefined>(error?.code);
  // @ts-expect-error
  takes<string | undefined>(error?.cod);

  takes<string | undefined>(error?.detail);
  // @ts-expect-error
  takes<string | undefined>(error?.message);

  takes<number>(response.status);
  // @ts-expect-error
  takes<number>(response.statusCode);

  takes<boolean>(response.ok);
  // @ts-expect-error
  takes<string>(response.ok);

  takes<string | null>(response.headers.get("retry-after"));
  // @ts-expect-error
  takes<string | null>(response.headers["retry-after"]);

  // Its body was read already.
  takes<Customer | undefined>(data);
  // @ts-expect-error
  takes<Customer>(await response.json());

  if (data) {
    takes<string>(data.firstName);
    // @ts-expect-error
    takes<number>(data.firstName);
  }

  if (error) {
    takes<undefined>(data);
    // @ts-expect-error
    takes<Customer>(data);
  } else {
    takes<Customer>(data);
    // @ts-expect-error
    takes<undefined>(data);
  }
}

// The response beside the data.
export async function withResponse(): Promise<void> {
  const { data, response, attempts } = await conomy.customers.update("69e2", {}).withResponse();
  takes<Customer>(data);
  // @ts-expect-error
  takes<ErrorBody>(data);

  takes<string | null>(response.headers.get("x-request-id"));
  // @ts-expect-error
  takes<Customer>(await response.json());

  takes<readonly Attempt[]>(attempts);
  // @ts-expect-error
  attempts.length = 0;

  takes<Promise<Customer>>(conomy.customers.update("69e2", {}));
  // @ts-expect-error
  takes<Promise<Customer>>(conomy.customers.update("69e2", {}).withResponse());
}

// A call that the contract does not describe.
export async function request(): Promise<void> {
  takes<unknown>(await conomy.request("POST", "/payments", { body: { amount: 10 } }));
  // @ts-expect-error
  takes<object>(await conomy.request("POST", "/payments", { body: { amount: 10 } }));

  takes<{ id: string }>(await conomy.request<{ id: string }>("POST", "/payments", { body: {} }));
  // @ts-expect-error
  takes<{ id: number }>(await conomy.request<{ id: string }>("POST", "/payments", { body: {} }));

  takes<{ id: string }>((await conomy.request<{ id: string }>("GET", "/payments/1").withResponse()).data);
  // @ts-expect-error
  takes<string>((await conomy.request<{ id: string }>("GET", "/payments/1").withResponse()).data);

  await conomy.request("GET", "/payments/{id}", { params: { path: { id: "1" }, query: { limit: 1, state: ["a"] } } });
  // @ts-expect-error
  await conomy.request("GET", "/payments/{id}", { params: { path: { id: 1 }, query: { limit: 1, state: ["a"] } } });

  await conomy.request("GET", "/payments", { params: { query: { from: "2026-01-01", all: true } } });
  // @ts-expect-error
  await conomy.request("GET", "/payments", { params: { query: { from: new Date(), all: true } } });

  await conomy.request("GET", "/payments", { timeout: 1_000, retry: false, apiVersion: "01-01-2027" });
  // @ts-expect-error
  await conomy.request("GET", "/payments", { timeout: 1_000, retries: 3, apiVersion: "01-01-2027" });

  await conomy.request("POST", "/payments", { body: { amount: 10 } });
  // @ts-expect-error
  await conomy.request("POST", "/payments", { body: JSON.stringify({ amount: 10 }) });
}

export async function text(): Promise<void> {
  const { data } = await conomy.PATCH("/customers/{customer-id}", { ...call, parseAs: "text" });
  takes<string | undefined>(data);
  // @ts-expect-error
  takes<string | undefined>(data?.firstName);
}

export async function auth(): Promise<void> {
  const { data } = await conomy.POST("/auth", { body: { clientId: "id", clientSecret: "secret" } });
  takes<string | undefined>(data?.accessToken);
  // @ts-expect-error
  takes<string | undefined>(data?.access_token);

  takes<number | undefined>(data?.expiresIn);
  // @ts-expect-error
  takes<string | undefined>(data?.expiresIn);
}

// The attempts.
declare const attempts: readonly Attempt[];

takes<number | undefined>(attempts[0]!.status);
// @ts-expect-error
takes<number | undefined>(attempts[0]!.staus);

takes<number | undefined>(attempts[0]!.wait);
// @ts-expect-error
takes<number>(attempts[0]!.wait);

takes<boolean>(attempts[0]!.reason === "timeout");
// @ts-expect-error
takes<boolean>(attempts[0]!.reason === "timedout");

takes<number>(attempts.length);
// @ts-expect-error
attempts.push(attempts[0]!);
