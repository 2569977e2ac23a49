import type { Schemas } from "./description/schemas.ts";
import type { Seed } from "./seed.ts";
import { checkSeed } from "./seed.ts";
import type { Store } from "./store.ts";

/** All tenants with all their customers, as they are now. It is a {@link Seed}: another sandbox can start with it. */
export function takeSnapshot(store: Store): Seed {
  const tenants = store.tenants().map((tenant) => ({ ...tenant, customers: store.customers(tenant.clientId) }));
  return { tenants };
}

/** @throws a `TypeError` that names where the snapshot is wrong; then nothing has changed. */
export function restoreSnapshot(store: Store, snapshot: unknown, schemas: Schemas): void {
  store.reset(checkSeed(snapshot, schemas, "snapshot"));
}
