import type { CustomerUpdate } from "@conomyhq/openapi-types";
import { createApp, type Reply, toResponse } from "./app.ts";
import { createClock, type SandboxClock } from "./clock.ts";
import { createControl } from "./control.ts";
import { createFaultQueue, type Faults } from "./faults/queue.ts";
import { isLoopback, type Refusal } from "./guard.ts";
import { createInProcessFetch, type InProcessFetch } from "./in-process.ts";
import { Problem } from "./problem.ts";
import { createIdSource, type IdSource } from "./random.ts";
import { outsideOfJsdom } from "./realm.ts";
import { createRecorder, type RecordedRequest, secretHeaders } from "./requests.ts";
import { createMasker } from "./secrets.ts";
import { checkSeed, defaultSeed, type Seed, type StoredCustomer, type Tenant } from "./seed.ts";
import type { Listener, ListenOptions } from "./server.ts";
import { openStore, type Store } from "./store.ts";
import { createTokens } from "./tokens.ts";
import { rejectionOf } from "./validate.ts";

// Stopping takes its time whatever the timers of a test say.
const { setTimeout: setRealTimeout, clearTimeout: clearRealTimeout } = globalThis;

/** Options of {@link startSandbox}. */
export interface SandboxOptions {
  /**
   * Where to listen. 0 takes a free port; `false` listens nowhere, so that only `sandbox.fetch` answers.
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
   * A file that keeps the state.
   *
   * @default the state is forgotten at the end
   */
  db?: string;
  /** Tenants and their customers. A database that exists already keeps its own. */
  seed?: Seed;
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
   * How long a token lives, in seconds.
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
  /** Offers faults, requests and reset over HTTP, under `/__sandbox`; `/__sandbox/health` is always there. */
  control?: boolean;
  /**
   * Called once the response to a request is decided, with what {@link Sandbox.requests} keeps of it. It is not waited
   * for; if it fails, the error is written to stderr.
   */
  onRequest?: (request: RecordedRequest) => void;
}

/** Reads and changes the customers of a tenant: the first one of the seed, unless a client id is given. */
export interface SandboxCustomers {
  get(id: string, clientId?: string): StoredCustomer | undefined;
  list(clientId?: string): StoredCustomer[];
  /**
   * Adds a customer, or replaces the one with its id; without an id it gets one.
   *
   * @throws a `TypeError` that names what the contract rejects in it, or the tenant that there is not.
   */
  add(customer: CustomerUpdate & { firstName: string }, clientId?: string): StoredCustomer;
}

/** A local Conomy. */
export interface Sandbox {
  /** The base URL to call. Without a port it is answered by {@link Sandbox.fetch} only. */
  readonly url: string;
  /** Answers in this process, without a port. */
  readonly fetch: InProcessFetch;
  /** What `createConomyClient` needs to call this sandbox, as its first tenant. */
  readonly clientOptions: {
    baseUrl: string;
    apiKey: string;
    credentials: { clientId: string; clientSecret: string };
    fetch?: InProcessFetch;
  };
  readonly customers: SandboxCustomers;
  readonly faults: Faults;
  /** The time of the sandbox, which tests can move. */
  readonly clock: SandboxClock;
  /** What arrived, in order, without secrets: the last 10,000, and no more than 32 MB. */
  readonly requests: readonly RecordedRequest[];
  /** Forgets requests and faults, sets the clock right, and starts with the seed again. */
  reset(): void;
  /** Waits for the calls under way, no longer than `stopGrace`, and stops. What stalls is cut off. */
  close(): Promise<void>;
}

/**
 * Starts a local Conomy that obeys the contract and remembers what it was told.
 *
 * @throws an `Error` that says what to do if the port is taken, the database cannot be used, or the seed is wrong.
 */
export async function startSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
  const outside = outsideOfJsdom();
  if (outside) return outside.startSandbox(options);
  const { port = 0, host = "127.0.0.1", allowRemote, db, latency = 0, tokenLifetime = 3600, randomSeed = 1 } = options;
  const { onRequest = () => {}, allowedHosts = [], corsOrigins = [], stopGrace = 5000 } = options;
  if (!allowRemote && !isLoopback(host)) {
    throw new Error(
      `${host} can be reached by others, and the sandbox guards nothing. Say allowRemote (--allow-remote) if you mean it.`,
    );
  }
  const store = openStore(db, options.seed === undefined ? defaultSeed : checkSeed(options.seed));
  const faults = createFaultQueue();
  const clock = createClock(options.now);
  const secrets = () => store.tenants().flatMap(({ apiKey, clientSecret }) => [apiKey, clientSecret]);
  const recorder = createRecorder({ clock, masker: createMasker({ secrets, secretHeaders }) });
  const { requests } = recorder;
  let source = createIdSource(randomSeed);
  const ids: IdSource = { customerId: () => source.customerId(), traceId: () => source.traceId() };

  function reset(): void {
    store.reset();
    faults.clear();
    recorder.clear();
    clock.reset();
    source = createIdSource(randomSeed);
  }

  const [stop, cut] = [new AbortController(), new AbortController()];
  const { signal } = cut;
  const tokens = createTokens(store.secret, clock);
  const parts = { store, tokens, ids, clock, faults, recorder, onRequest, tokenLifetime, latency, signal };
  const respond = createApp(parts);
  const control = createControl(options.control ? { faults, requests, reset } : undefined);
  const underWay = new Set<Promise<Reply>>();
  const app = (request: Request): Promise<Reply> => {
    const reply = control(request).then((response) => (response ? { response } : respond(request)));
    underWay.add(reply);
    const done = () => underWay.delete(reply);
    reply.then(done, done);
    return reply;
  };
  const fail = (error: Error) =>
    toResponse(error.name === "RequestError" ? new Problem("invalidParam", error.message) : error, ids);
  const refuse = ({ status, reason }: Refusal) =>
    toResponse(new Problem(status === 403 ? "forbiddenOperation" : "invalidParam", reason), ids);

  const fetch = createInProcessFetch(app, stop.signal, signal);
  const server =
    port === false ? undefined : await start(store, { app, fail, refuse, port, host, allowedHosts, corsOrigins });
  const url = server?.url ?? "http://localhost";
  const [tenant] = store.tenants();
  const { clientId: first, clientSecret, apiKey } = tenant as Tenant;

  async function stopAll(): Promise<void> {
    stop.abort();
    const timer = setRealTimeout(() => cut.abort(new Error("The sandbox is closed")), stopGrace);
    await server?.close(signal);
    await Promise.allSettled(underWay);
    clearRealTimeout(timer);
    store.close();
  }
  let stopped: Promise<void> | undefined;

  return {
    url,
    fetch,
    clientOptions: {
      baseUrl: url,
      apiKey,
      credentials: { clientId: first, clientSecret },
      ...(!server && { fetch }),
    },
    customers: {
      get: (id, clientId = first) => store.customer(clientId, id),
      list: (clientId = first) => store.customers(clientId),
      add(customer, clientId = first) {
        if (!store.tenants().some((known) => known.clientId === clientId)) {
          throw new TypeError(`There is no tenant ${clientId}.`);
        }
        const rejection = rejectionOf("Customer", customer);
        if (rejection) throw new TypeError(`The customer is not valid: ${rejection}.`);
        const stored = { ...customer, id: customer.id ?? freeId(clientId) };
        store.save(clientId, stored);
        return stored;
      },
    },
    faults,
    clock,
    requests,
    reset,
    close: () => (stopped ??= stopAll()),
  };

  /** A database that was kept has ids of an earlier run, which began with the same ones. */
  function freeId(clientId: string): string {
    const id = ids.customerId();
    return store.customer(clientId, id) ? freeId(clientId) : id;
  }
}

async function start(store: Store, options: ListenOptions): Promise<Listener> {
  try {
    // Loaded when it is wanted: without a port, HTTP is a good part of the time to start.
    const { listen } = await import("./server.ts");
    return await listen(options);
  } catch (error) {
    store.close();
    throw error;
  }
}
