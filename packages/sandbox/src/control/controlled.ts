import type { SandboxClock } from "../clock.ts";
import type { SandboxCustomers } from "../customers.ts";
import type { Faults } from "../faults/queue.ts";
import type { Seed } from "../seed.ts";
import type { SandboxTenants } from "../tenants.ts";
import type { SandboxRequests } from "../verify.ts";

/** What tests do to a sandbox, in code and over HTTP. */
export interface Controlled {
  readonly customers: SandboxCustomers;
  readonly tenants: SandboxTenants;
  readonly faults: Faults;
  /** The time of the sandbox, which tests can move. */
  readonly clock: SandboxClock;
  /** What arrived, in order, without secrets: the last 10,000, and no more than 32 MB. */
  readonly requests: SandboxRequests;
  /** All tenants with all their customers. It is plain data and a seed: another sandbox can start with it. */
  snapshot(): Seed;
  /**
   * Restores a snapshot, or starts from any other seed. Requests, faults and the clock stay as they are.
   *
   * @throws a `TypeError` that names where it is wrong; then nothing has changed.
   */
  restore(snapshot: Seed): void;
  /** Forgets requests and faults, resets the clock, and starts with the seed again. */
  reset(): void;
}
