import { createApp, type Reply, toResponse } from "./app.ts";
import { ownContract, type ServedContract } from "./contract.ts";
import type { Controlled } from "./control/controlled.ts";
import { createControl, isControlPath, refuseControl } from "./control/index.ts";
import { isLoopback } from "./guard.ts";
import type { HarFile } from "./har.ts";
import { createInProcessFetch, type InProcessFetch } from "./in-process.ts";
import { checkSandboxOptions, type SandboxOptions } from "./options.ts";
import { createParts } from "./parts.ts";
import { Problem } from "./problem.ts";
import { outsideOfJsdom } from "./realm.ts";
import { checkSeed, defaultSeed, readSeed, type Seed } from "./seed.ts";
import type { Listener, ListenOptions } from "./server.ts";
import { openStore, type Store } from "./store.ts";
import { tenantOf } from "./tenants.ts";

// Stopping takes its time whatever the timers of a test say.
const { setTimeout: setRealTimeout, clearTimeout: clearRealTimeout } = globalThis;

/** A local Conomy. */
export interface Sandbox extends Controlled {
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
  /** Waits for the calls under way, no longer than `stopGrace`, and stops. What stalls is cut off. */
  close(): Promise<void>;
}

/**
 * Starts a local Conomy that follows the contract and keeps what it receives.
 *
 * @throws a `TypeError` that names the option that is not known or not right; an `Error` that says what to do if the port
 *   is taken, the database cannot be used, the seed is wrong, or the contract cannot be served, with file, line and column.
 */
export async function startSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
  const outside = outsideOfJsdom();
  if (outside) return outside.startSandbox(options);
  checkSandboxOptions(options);
  const { port = 0, host = "127.0.0.1", allowRemote, db } = options;
  const { onRequest = () => {}, allowedHosts = [], corsOrigins = [], stopGrace = 5000 } = options;
  if (!allowRemote && !isLoopback(host)) {
    throw new Error(
      `${host} can be reached by other machines, and the sandbox protects nothing. Set allowRemote (--allow-remote) if you want this.`,
    );
  }
  const contract = await contractOf(options.contract);
  const store = openStore(db, seedOf(options.seed, contract));
  const recording = await record(store, options.record, () => url);
  const [stop, cut] = [new AbortController(), new AbortController()];
  const { signal } = cut;
  const { parts, controlled } = createParts(contract, store, signal, options);
  const respond = createApp({
    ...parts,
    onRequest(request) {
      recording?.add(request);
      return onRequest(request);
    },
  });
  const control = await createControl(options.control ? controlled : undefined, { corsOrigins });
  const { app, settled } = track(async (request) => {
    const response = await control(request);
    return response ? { response } : respond(request);
  });
  const fetch = createInProcessFetch(app, stop.signal, signal);
  const release = () => {
    recording?.close();
    store.close();
  };
  const listenOptions = {
    app,
    ...refusals(parts, options.control === true),
    port: Number(port),
    host,
    allowedHosts,
    corsOrigins,
  };
  const server = port === false ? undefined : await start(release, listenOptions);
  const url = server?.url ?? "http://localhost";

  async function stopAll(): Promise<void> {
    stop.abort();
    const timer = setRealTimeout(() => cut.abort(new Error("The sandbox is closed")), stopGrace);
    await server?.close(signal);
    await settled();
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

/** Counts the calls that are under way. */
function track(respond: (request: Request) => Promise<Reply>) {
  const underWay = new Set<Promise<Reply>>();
  return {
    app(request: Request): Promise<Reply> {
      const reply = respond(request);
      underWay.add(reply);
      const done = () => underWay.delete(reply);
      reply.then(done, done);
      return reply;
    },
    settled: () => Promise.allSettled(underWay),
  };
}

/** The responses to what is no HTTP, or not for this sandbox, as errors of the contract. */
function refusals(
  parts: Parameters<typeof toResponse>[1],
  hasControl: boolean,
): Pick<ListenOptions, "fail" | "refuse"> {
  return {
    fail: (error) =>
      toResponse(error.name === "RequestError" ? new Problem("invalidParam", error.message) : error, parts),
    refuse(refusal, pathname) {
      if (isControlPath(pathname, hasControl)) return refuseControl(refusal);
      const type = refusal.status === 403 ? "forbiddenOperation" : "invalidParam";
      return toResponse(new Problem(type, refusal.reason), parts);
    },
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
