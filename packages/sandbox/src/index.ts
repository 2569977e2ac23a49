export type { SandboxClock } from "./clock.ts";
export type { CustomResponse, FaultKind } from "./faults/kinds.ts";
export type { FaultCall, FaultOptions } from "./faults/options.ts";
export type { Fault, Faults } from "./faults/queue.ts";
export type { InProcessFetch } from "./in-process.ts";
export type { RecordedRequest, RecordedResponse } from "./requests.ts";
export { type Sandbox, type SandboxCustomers, type SandboxOptions, startSandbox } from "./sandbox.ts";
export type { Seed, StoredCustomer, Tenant } from "./seed.ts";
