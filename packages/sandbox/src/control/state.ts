import type { NewCustomer } from "@conomyhq/openapi-types";
import type { Hono } from "hono";
import { Misuse } from "../misuse.ts";
import type { Seed, Tenant } from "../seed.ts";
import type { Controlled } from "./controlled.ts";
import { countOf, objectOf } from "./json.ts";

export function addState(hono: Hono, { customers, tenants, reset, restore, snapshot }: Controlled): void {
  hono.post("/reset", (context) => {
    reset();
    return context.body(null, 204);
  });
  hono.get("/state", (context) => context.json(snapshot()));
  hono.put("/state", async (context) => {
    restore((await objectOf(context)) as unknown as Seed);
    return context.body(null, 204);
  });

  hono.get("/tenants", (context) => context.json(tenants.list()));
  hono.post("/tenants", async (context) => {
    const tenant = (await objectOf(context)) as unknown as Tenant;
    tenants.add(tenant);
    return context.json(tenants.get(tenant.clientId), 201);
  });
  hono.get("/tenants/:clientId", (context) => context.json(known(context.req.param("clientId"))));
  hono.put("/tenants/:clientId", async (context) => {
    const { clientId } = known(context.req.param("clientId"));
    const tenant = { clientId, ...(await objectOf(context)) } as unknown as Tenant;
    if (tenant.clientId !== clientId) throw new Misuse(`The tenant is not valid: clientId differs from ${clientId}.`);
    tenants.replace(tenant);
    return context.json(known(clientId));
  });
  hono.delete("/tenants/:clientId", (context) => {
    tenants.remove(context.req.param("clientId"));
    return context.body(null, 204);
  });

  hono.get("/tenants/:clientId/customers", (context) => {
    const { limit, offset } = context.req.query();
    const { clientId } = known(context.req.param("clientId"));
    return context.json(
      customers.list(clientId, { limit: countOf(limit, "limit"), offset: countOf(offset, "offset") }),
    );
  });
  hono.post("/tenants/:clientId/customers", async (context) => {
    const customer = (await objectOf(context)) as NewCustomer;
    return context.json(customers.add(customer, context.req.param("clientId")), 201);
  });
  const one = "/tenants/:clientId/customers/:customerId";
  hono.get(one, (context) => {
    const { clientId, customerId } = context.req.param();
    const customer = customers.get(customerId, known(clientId).clientId);
    if (!customer) throw new Misuse(`There is no customer ${customerId}.`, 404);
    return context.json(customer);
  });
  hono.put(one, async (context) => {
    const { clientId, customerId } = context.req.param();
    return context.json(customers.replace(customerId, (await objectOf(context)) as NewCustomer, clientId));
  });
  hono.delete(one, (context) => {
    const { clientId, customerId } = context.req.param();
    customers.remove(customerId, clientId);
    return context.body(null, 204);
  });

  function known(clientId: string): Tenant {
    const tenant = tenants.get(clientId);
    if (!tenant) throw new Misuse(`There is no tenant ${clientId}.`, 404);
    return tenant;
  }
}
