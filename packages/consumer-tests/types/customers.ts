import type { ConomyClient, Customer, CustomerQuery, NewCustomer, Page } from "@conomyhq/client";

declare const conomy: ConomyClient;
declare function takes<Expected>(value: Expected): void;

// A customer to create.
conomy.customers.create({ firstName: "Ana", email: "ana@example.com" });
// @ts-expect-error
conomy.customers.create({ firstName: "Ana", emial: "ana@example.com" });

conomy.customers.create({ firstName: "Ana" });
// @ts-expect-error
conomy.customers.create({ email: "ana@example.com" });

conomy.customers.create({ firstName: "Ana", address: { country: "CHL" } });
// @ts-expect-error
conomy.customers.create({ firstName: "Ana", address: { contry: "CHL" } });

conomy.customers.create({ firstName: "Ana" }, { timeout: 1 });
// @ts-expect-error
conomy.customers.create({ firstName: "Ana" }, { timout: 1 });

takes<NewCustomer>({ firstName: "Ana" });
// @ts-expect-error
takes<NewCustomer>({});

// The id of one to read.
conomy.customers.get("69e2");
// @ts-expect-error
conomy.customers.get(69);

conomy.customers.get("69e2", { retry: false });
// @ts-expect-error
conomy.customers.get("69e2", { limit: 1 });

conomy.customers.get("69e2");
// @ts-expect-error
conomy.customers.get();

// Which to list.
conomy.customers.list();
// @ts-expect-error
conomy.customers.list(100);

conomy.customers.list({ limit: 100, offset: 200, id: "69e2,69e3" });
// @ts-expect-error
conomy.customers.list({ limit: 100, offset: 200, ids: "69e2,69e3" });

conomy.customers.list({ limit: 100 });
// @ts-expect-error
conomy.customers.list({ limit: "100" });

conomy.customers.list({}, { prefetch: true });
// @ts-expect-error
conomy.customers.list({ prefetch: true });

takes<CustomerQuery>({ limit: 100 });
// @ts-expect-error
takes<CustomerQuery>({ count: 100 });

// What they return.
export async function read(): Promise<void> {
  takes<Customer>(await conomy.customers.create({ firstName: "Ana" }));
  // @ts-expect-error
  takes<NewCustomer[]>(await conomy.customers.create({ firstName: "Ana" }));

  takes<string | undefined>((await conomy.customers.get("69e2")).email);
  // @ts-expect-error
  takes<string>((await conomy.customers.get("69e2")).email);

  const { data } = await conomy.customers.get("69e2").withResponse();
  takes<Customer>(data);
  // @ts-expect-error
  takes<number>(data);

  const page = await conomy.customers.list();
  takes<Page<Customer>>(page);
  // @ts-expect-error
  takes<Customer[]>(page);

  takes<number>(page.pagination.total);
  // @ts-expect-error
  takes<string>(page.pagination.total);

  takes<string | undefined>(page.results[0]?.lastName);
  // @ts-expect-error
  takes<string | undefined>(page.results[0]?.surname);

  for await (const customer of conomy.customers.list()) {
    takes<string>(customer.firstName);
    // @ts-expect-error
    takes<string>(customer.name);
  }

  for await (const { results } of conomy.customers.list().pages()) {
    takes<Customer[]>(results);
    // @ts-expect-error
    takes<Customer>(results);
  }
}
