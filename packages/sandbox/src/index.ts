export type { NewCustomer, SandboxCustomers } from "./customers.ts";
export type { Fault, FaultKind, FaultOptions, Faults } from "./faults.ts";
export type { InProcessFetch } from "./in-process.ts";
export type { RecordedRequest } from "./requests.ts";
export { type Sandbox, type SandboxOptions, startSandbox } from "./sandbox.ts";
export type { Seed, StoredCustomer, Tenant } from "./seed.ts";
export type { Slice } from "./store.ts";
export type { SandboxTenants } from "./tenants.ts";
