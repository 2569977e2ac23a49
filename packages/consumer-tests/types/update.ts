import type { ConomyClient } from "@conomyhq/client";

declare const conomy: ConomyClient;
declare const id: string;
declare const row: { id: string | undefined; name: string | null };

// The names of fields.
conomy.customers.update(id, { email: "ana@example.com" });
// @ts-expect-error
conomy.customers.update(id, { emial: "ana@example.com" });

conomy.customers.update(id, { firstName: "Ana" });
// @ts-expect-error
conomy.customers.update(id, { firstname: "Ana" });

conomy.customers.update(id, { lastName: "Rojas", email: "ana@example.com" });
// @ts-expect-error
conomy.customers.update(id, { surname: "Rojas", email: "ana@example.com" });

conomy.customers.update(id, { phoneNumberPrefix: "+56" });
// @ts-expect-error
conomy.customers.update(id, { phonePrefix: "+56" });

conomy.customers.update(id, { documentType: "RUT", documentNumber: "12345678-0" });
// @ts-expect-error
conomy.customers.update(id, { documentType: "RUT", document_number: "12345678-0" });

conomy.customers.update(id, { email: "ana@example.com" }, {});
// @ts-expect-error
conomy.customers.update(id, { body: { email: "ana@example.com" } }, {});

// The names of nested fields.
conomy.customers.update(id, { address: { country: "CHL" } });
// @ts-expect-error
conomy.customers.update(id, { address: { contry: "CHL" } });

conomy.customers.update(id, { address: { street: "Avenida Providencia", zipcode: "7500000" } });
// @ts-expect-error
conomy.customers.update(id, { address: { street: "Avenida Providencia", zipCode: "7500000" } });

conomy.customers.update(id, { address: { administrativeAreaLevel1: "Santiago" } });
// @ts-expect-error
conomy.customers.update(id, { address: { administrativeAreaLevel4: "Santiago" } });

conomy.customers.update(id, { address: { streetNumber: "1208" } });
// @ts-expect-error
conomy.customers.update(id, { streetNumber: "1208" });

// The types of values.
conomy.customers.update(id, { phoneNumber: "912345678" });
// @ts-expect-error
conomy.customers.update(id, { phoneNumber: 912345678 });

conomy.customers.update(id, { email: "ana@example.com" });
// @ts-expect-error
conomy.customers.update(id, { email: ["ana@example.com"] });

conomy.customers.update(id, { address: { streetNumber: "1208" } });
// @ts-expect-error
conomy.customers.update(id, { address: { streetNumber: 1208 } });

conomy.customers.update(id, { address: { country: "CHL" } });
// @ts-expect-error
conomy.customers.update(id, { address: "CHL" });

conomy.customers.update(id, { address: { country: "CHL" } });
// @ts-expect-error
conomy.customers.update(id, { address: [{ country: "CHL" }] });

conomy.customers.update(id, {});
// @ts-expect-error
conomy.customers.update(id, { email: null });

conomy.customers.update(id, { address: {} });
// @ts-expect-error
conomy.customers.update(id, { address: null });

conomy.customers.update(id, { firstName: row.name ?? "Ana" });
// @ts-expect-error
conomy.customers.update(id, { firstName: row.name });

// The body as a whole.
conomy.customers.update(id, {});
// @ts-expect-error
conomy.customers.update(id);

conomy.customers.update(id, { email: "ana@example.com" });
// @ts-expect-error
conomy.customers.update(id, JSON.stringify({ email: "ana@example.com" }));

conomy.customers.update(id, { email: "ana@example.com" });
// @ts-expect-error
conomy.customers.update({ id, email: "ana@example.com" });

// The id.
conomy.customers.update("69e2", {});
// @ts-expect-error
conomy.customers.update(69, {});

conomy.customers.update(row.id ?? id, {});
// @ts-expect-error
conomy.customers.update(row.id, {});

conomy.customers.update(id, {});
// @ts-expect-error
conomy.customers.update({ id }, {});

// The names of methods and resources.
conomy.customers.update(id, {});
// @ts-expect-error
conomy.customers.updaet(id, {});

conomy.customers.update(id, {});
// @ts-expect-error
conomy.customer.update(id, {});
