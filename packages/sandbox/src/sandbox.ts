import { createMasker } from "@conomyhq/mask";
import { createApp, type Reply, toResponse } from "./app.ts";
import type { UntypedBehaviour } from "./behaviour.ts";
import { createClock, type SandboxClock } from "./clock.ts";
import { ownContract, type ServedContract } from "./contract.ts";
import { createControl } from "./control/index.ts";
import { createCustomers, type SandboxCustomers } from "./customers.ts";
import { createFaultQueue, type Faults } from "./faults/queue.ts";
import { isLoopback, type Refusal } from "./guard.ts";
import type { HarFile } from "./har.ts";
import { createInProcessFetch, type InProcessFetch } from "./in-process.ts";
import { behaviours } from "./operations.ts";
import { checkSandboxOptions } from "./options.ts";
import { Problem } from "./problem.ts";
import { createIdSource, type IdSource } from "./random.ts";
import { outsideOfJsdom } from "./realm.ts";
import { createRecorder, type RecordedRequest } from "./requests.ts";
import { checkSeed, defaultSeed, readSeed, type Seed, type Tenant } from "./seed.ts";
import type { Listener, ListenOptions } from "./server.ts";
import { restoreSnapshot, takeSnapshot } from "./snapshot.ts";
import { openStore, type Store } from "./store.ts";
import { createTenants, type SandboxTenants, tenantOf } from "./tenants.ts";
import { createTokens } from "./tokens.ts";
import { createRequests, type SandboxRequests } from "./verify.ts";

// Stopping takes its time whatever the timers of a test say.
const { setTimeout: setRealTimeout, clearTimeout: clearRealTimeout } = globalThis;

/** Options of {@link startSandbox}. */
export interface SandboxOptions {
  /**
   * Where to listen. 0 takes a free port; `false` listens nowhere, so that only `sandbox.fetch` responds.
   *
   * @default 0
   */
  port?: number | false;
  /**
   * The address to listen on. One beyond loopback needs `allowRemote`.
   *
   * @default "127.0.0.1"
   */
  host?: string;
  /** Lets others on the network reach the sandbox. */
  allowRemote?: boolean;
  /**
   * Names that callers may use for the address that is listened on, such as that of a compose service. `localhost` and
   * loopback addresses are always allowed; with `allowRemote` beyond loopback, every address is.
   */
  allowedHosts?: readonly string[];
  /** Origins whose pages may call, such as `http://localhost:3000`. */
  corsOrigins?: readonly string[];
  /**
   * An OpenAPI file, YAML or JSON, to serve in place of the contract that this package was made from. It has the same
   * operations, and may describe them otherwise.
   *
   * @default the contract of this version
   */
  contract?: string;
  /**
   * A file that keeps the state.
   *
   * @default the state is forgotten at the end
   */
  db?: string;
  /**
   * A file that gets what was exchanged, without secrets, as HAR. One that an earlier sandbox wrote is continued.
   *
   * @default nothing is recorded
   */
  record?: string;
  /** Tenants and their customers, or a JSON file with them. A database that exists already keeps its own. */
  seed?: Seed | string;
  /** Before each response, in ms. */
  latency?: number;
  /**
   * How long {@link Sandbox.close} waits for the calls under way, in ms. Then they are cut.
   *
   * @default 5000
   */
  stopGrace?: number;
  /**
   * The time that {@link Sandbox.clock} follows, in ms since 1970.
   *
   * @default the time of this process, as fake timers move it
   */
  now?: () => number;
  /**
   * How long a token lives, in seconds, from 1 on.
   *
   * @default 3600
   */
  tokenLifetime?: number;
  /**
   * Decides ids and trace ids: the same number gives the same ones in the same order.
   *
   * @default 1
   */
  randomSeed?: number;
  /**
   * Offers state, requests, faults and the clock over HTTP, under `/__sandbox/`, and a page for a browser there.
   * `/__sandbox/health` is always there.
   */
  control?: boolean;
  /**
   * Called once the response to a request is decided, with what {@link Sandbox.requests} keeps of it. It is not waited
   * for; if it fails, the error is written to stderr.
   */
  onRequest?: (request: RecordedRequest) => void;
}

/** A local Conomy. */
export interface Sandbox {
  /** The base URL to call. Without a port, only {@link Sandbox.fetch} responds to it. */
  readonly url: string;
  /** Responds in this process, without a port. */
  readonly fetch: InProcessFetch;
  /** What `createConomyClient` needs to call this sandbox, as its first tenant. */
  readonly clientOptions: {
    baseUrl: string;
    apiKey: string;
    credentials: { clientId: string; clientSecret: string };
    fetch?: InProcessFetch;
  };
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
   * Goes back to a snapshot, or on to any other seed. Requests, faults and the clock stay as they are.
   *
   * @throws a `TypeError` that names where it is wrong; then nothing has changed.
   */
  restore(snapshot: Seed): void;
  /** Forgets requests and faults, sets the clock right, and starts with the seed again. */
  reset(): void;
  /** Waits for the calls under way, no longer than `stopGrace`, and stops. What stalls is cut off. */
  close(): Promise<void>;
}

/**
 * Starts a local Conomy that obeys the contract and remembers what it was told.
 *
 * @throws a `TypeError` that names the option that is not known or not right; an `Error` that says what to do if the port
 *   is taken, the database cannot be used, the seed is wrong, or the contract cannot be served, with file, line and column.
 */
export async function startSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
  const outside = outsideOfJsdom();
  if (outside) return outside.startSandbox(options);
  checkSandboxOptions(options);
  const { port = 0, host = "127.0.0.1", allowRemote, db, latency = 0, tokenLifetime = 3600, randomSeed = 1 } = options;
  const { onRequest = () => {}, allowedHosts = [], corsOrigins = [], stopGrace = 5000 } = options;
  if (!allowRemote && !isLoopback(host)) {
    throw new Error(
      `${host} can be reached by others, and the sandbox guards nothing. Say allowRemote (--allow-remote) if you mean it.`,
    );
  }
  const contract = await contractOf(options.contract);
  const { operations, schemas } = contract;
  const store = openStore(db, seedOf(options.seed, contract));
  const recording = await record(store, options.record, () => url);
  const faults = createFaultQueue({ operations, tenants: () => store.tenants().map(({ clientId }) => clientId) });
  const clock = createClock(options.now);
  const recorder = createRecorder({
    clock,
    masker: createMasker({ secrets: secretsOf(store), secretHeaders: keyHeadersOf(contract) }),
  });
  const requests = createRequests(recorder, operations);
  let source = createIdSource(randomSeed);
  const ids: IdSource = { customerId: () => source.customerId(), traceId: () => source.traceId() };

  function reset(): void {
    store.reset();
    faults.clear();
    recorder.clear();
    clock.reset();
    source = createIdSource(randomSeed);
  }

  const customers = createCustomers(store, ids, schemas);
  const tenants = createTenants(store, schemas);
  const snapshot = () => takeSnapshot(store);
  const restore = (state: Seed) => restoreSnapshot(store, state, schemas);

  const [stop, cut] = [new AbortController(), new AbortController()];
  const { signal } = cut;
  const tokens = createTokens(store.secret, clock);
  const noted = (request: RecordedRequest) => {
    recording?.add(request);
    return onRequest(request);
  };
  const parts = {
    contract,
    // Their types are what the schemas of the contract allow.
    behaviours: behaviours as Readonly<Record<string, unknown>> as Readonly<Record<string, UntypedBehaviour>>,
    store,
    tokens,
    ids,
    clock,
    faults,
    recorder,
    tokenLifetime,
    latency,
    signal,
  };
  const respond = createApp({ ...parts, onRequest: noted });
  const controlled = { clock, customers, faults, requests, reset, restore, snapshot, tenants };
  const control = await createControl(options.control ? controlled : undefined, { corsOrigins });
  const underWay = new Set<Promise<Reply>>();
  const app = (request: Request): Promise<Reply> => {
    const reply = control(request).then((response) => (response ? { response } : respond(request)));
    underWay.add(reply);
    const done = () => underWay.delete(reply);
    reply.then(done, done);
    return reply;
  };
  const fail = (error: Error) =>
    toResponse(error.name === "RequestError" ? new Problem("invalidParam", error.message) : error, parts);
  const refuse = ({ status, reason }: Refusal) =>
    toResponse(new Problem(status === 403 ? "forbiddenOperation" : "invalidParam", reason), parts);

  const fetch = createInProcessFetch(app, stop.signal, signal);
  const release = () => {
    recording?.close();
    store.close();
  };
  const server =
    port === false ? undefined : await start(release, { app, fail, refuse, port, host, allowedHosts, corsOrigins });
  const url = server?.url ?? "http://localhost";

  async function stopAll(): Promise<void> {
    stop.abort();
    const timer = setRealTimeout(() => cut.abort(new Error("The sandbox is closed")), stopGrace);
    await server?.close(signal);
    await Promise.allSettled(underWay);
    clearRealTimeout(timer);
    release();
  }
  let stopped: Promise<void> | undefined;
  let first = tenantOf(store);

  return {
    url,
    fetch,
    get clientOptions() {
      // Whoever still holds it after the end gets to know that the sandbox is closed.
      if (!stopped) first = tenantOf(store);
      const { apiKey, clientId, clientSecret } = first;
      return { baseUrl: url, apiKey, credentials: { clientId, clientSecret }, ...(!server && { fetch }) };
    },
    ...controlled,
    close: () => (stopped ??= stopAll()),
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

async function contractOf(file: string | undefined): Promise<ServedContract> {
  if (file === undefined) return ownContract;
  // Loaded when it is wanted: the reader of YAML is larger than all the rest.
  const { loadContract } = await import("./load-contract.ts");
  return loadContract(file);
}

function seedOf(seed: Seed | string | undefined, contract: ServedContract): Seed {
  if (seed === undefined) return defaultSeed(contract);
  return typeof seed === "string" ? readSeed(seed, contract.schemas) : checkSeed(seed, contract.schemas);
}

async function start(release: () => void, options: ListenOptions): Promise<Listener> {
  try {
    // Loaded when it is wanted: without a port, HTTP is a good part of the time to start.
    const { listen } = await import("./server.ts");
    return await listen(options);
  } catch (error) {
    release();
    throw error;
  }
}

async function record(store: Store, file: string | undefined, url: () => string): Promise<HarFile | undefined> {
  if (file === undefined) return undefined;
  try {
    const { openHar } = await import("./har.ts");
    return openHar(file, url);
  } catch (error) {
    store.close();
    throw error;
  }
}
