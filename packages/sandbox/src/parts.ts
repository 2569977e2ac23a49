import { createMasker } from "@conomyhq/mask";
import type { AppParts } from "./app.ts";
import type { UntypedBehaviour } from "./behaviour.ts";
import { createClock } from "./clock.ts";
import type { ServedContract } from "./contract.ts";
import type { Controlled } from "./control/controlled.ts";
import { createCustomers } from "./customers.ts";
import { createFaultQueue } from "./faults/queue.ts";
import { behaviours } from "./operations.ts";
import type { SandboxOptions } from "./options.ts";
import { createIdSource, type IdSource } from "./random.ts";
import { createRecorder } from "./requests.ts";
import type { Seed, Tenant } from "./seed.ts";
import { restoreSnapshot, takeSnapshot } from "./snapshot.ts";
import type { Store } from "./store.ts";
import { createTenants } from "./tenants.ts";
import { createTokens } from "./tokens.ts";
import { createRequests } from "./verify.ts";

/** What the operations work on, and what tests do to it. */
export interface Parts {
  parts: Omit<AppParts, "onRequest">;
  controlled: Controlled;
}

/** @param signal - Ends every call that is still under way. */
export function createParts(
  contract: ServedContract,
  store: Store,
  signal: AbortSignal,
  { now, latency = 0, tokenLifetime = 3600, randomSeed = 1 }: SandboxOptions,
): Parts {
  const { operations, schemas } = contract;
  const faults = createFaultQueue({ operations, tenants: () => store.tenants().map(({ clientId }) => clientId) });
  const clock = createClock(now);
  const masker = createMasker({ secrets: secretsOf(store), secretHeaders: keyHeadersOf(contract) });
  const recorder = createRecorder({ clock, masker });
  let source = createIdSource(randomSeed);
  const ids: IdSource = { customerId: () => source.customerId(), traceId: () => source.traceId() };

  function reset(): void {
    store.reset();
    faults.clear();
    recorder.clear();
    clock.reset();
    source = createIdSource(randomSeed);
  }

  // The types of behaviours are what the schemas of the contract allow.
  const untyped = behaviours as Readonly<Record<string, unknown>> as Readonly<Record<string, UntypedBehaviour>>;
  const tokens = createTokens(store.secret, clock);
  return {
    parts: {
      contract,
      behaviours: untyped,
      store,
      tokens,
      ids,
      clock,
      faults,
      recorder,
      tokenLifetime,
      latency,
      signal,
    },
    controlled: {
      clock,
      customers: createCustomers(store, ids, schemas),
      faults,
      requests: createRequests(recorder, operations),
      reset,
      restore: (state: Seed) => restoreSnapshot(store, state, schemas),
      snapshot: () => takeSnapshot(store),
      tenants: createTenants(store, schemas),
    },
  };
}

/** The headers that carry a key, by lower-case name. */
function keyHeadersOf({ proofs }: ServedContract): string[] {
  return proofs.flatMap((proof) => (proof.type === "key" && proof.in === "header" ? [proof.name.toLowerCase()] : []));
}

/** The secrets of all tenants, in the same list until a tenant changes. */
function secretsOf(store: Store): () => readonly string[] {
  let [tenants, secrets]: [readonly Tenant[], string[]] = [[], []];
  return () => {
    const current = store.tenants();
    if (current === tenants) return secrets;
    tenants = current;
    secrets = current.flatMap(({ apiKey, clientSecret }) => [apiKey, clientSecret]);
    return secrets;
  };
}
