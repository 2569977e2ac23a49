import { Hono } from "hono";
import { authenticate, callerOf } from "./authenticate.ts";
import type { UntypedBehaviour } from "./behaviour.ts";
import { readBody } from "./body.ts";
import type { Clock } from "./clock.ts";
import { type Operation, routeOf, type ServedContract } from "./contract.ts";
import { type Cut, effectOf, type FaultContext } from "./faults/kinds.ts";
import type { FaultCall } from "./faults/options.ts";
import type { FaultQueue } from "./faults/queue.ts";
import { Problem } from "./problem.ts";
import type { IdSource } from "./random.ts";
import type { RecordedRequest, Recorder } from "./requests.ts";
import type { Store } from "./store.ts";
import { tenantOf } from "./tenants.ts";
import { withText } from "./texts.ts";
import type { Tokens } from "./tokens.ts";
import { urlOf } from "./url.ts";
import { createValidator } from "./validate.ts";

/** What the app is made of. */
export interface AppParts {
  contract: ServedContract;
  /** What its operations do, by their `operationId`. */
  behaviours: Readonly<Record<string, UntypedBehaviour>>;
  store: Store;
  tokens: Tokens;
  ids: IdSource;
  clock: Clock;
  faults: FaultQueue;
  recorder: Recorder;
  /** Called once the response to a request is decided. */
  onRequest: (request: RecordedRequest) => unknown;
  /** How long a token lives, in seconds. */
  tokenLifetime: number;
  /** Before each response, in ms. */
  latency: number;
  /** Ends every call that is still under way; what it waits for does not come any more. */
  signal: AbortSignal;
}

/** A response, and where the connection breaks instead of carrying it whole. */
export interface Reply {
  response: Response;
  cut?: Cut | undefined;
}

/** Responds to requests. It fails with the reason of the signal. */
export type App = (request: Request) => Promise<Reply>;

/** What travels with a request, beside Hono's own. */
interface Bindings {
  /** Read before routing, so that every response can be given without touching the stream again. */
  body: string | Problem;
  record: RecordedRequest;
  cut?: Cut | undefined;
}

/** Makes what responds to requests, as the contract describes it. */
export function createApp(parts: AppParts): App {
  const { recorder, signal } = parts;
  const hono = createRoutes(parts);

  return async (request) => {
    const body = await readBody(request, signal);
    const { method, headers } = request;
    const text = body instanceof Problem ? "" : body;
    const record = recorder.keep({ method, path: pathOf(request), query: urlOf(request).search, headers, body: text });
    const tenant = callerOf(parts, parts.contract.proofs, request);
    if (tenant !== undefined) recorder.place(record, { tenant });
    const env: Bindings = { body, record };
    const response = body instanceof Problem ? toResponse(body, parts) : await hono.fetch(request, env);
    signal.throwIfAborted();
    if (!env.cut) await recorder.finish(record, response);
    void tell(parts.onRequest, record);
    return { response, cut: env.cut };
  };
}

/** Conomy's own sandbox lies under a prefix, on the host of production: both base URLs work here. */
function pathOf(request: Request): string {
  return urlOf(request).pathname.replace(/^\/sandbox(?=\/)/, "");
}

function createRoutes(parts: AppParts): Hono<{ Bindings: Bindings }> {
  const hono = new Hono<{ Bindings: Bindings }>({ getPath: pathOf });
  const patterns = new Set<string>();
  for (const operation of parts.contract.operations) {
    const respond = createHandler(parts, operation);
    // Names of Hono's own, because those of the contract have hyphens.
    const names: string[] = [];
    const pattern = operation.path.replace(/\{([^}]+)\}/g, (_, name: string) => `:p${names.push(name) - 1}`);
    // Where there is GET, Hono takes HEAD as well, and returns no body for it, as RFC 9110 wants.
    hono.on(operation.method, pattern, ({ req, env }) => {
      const path = Object.fromEntries(names.map((name, index) => [name, req.param(`p${index}`) ?? ""]));
      return respond(req.raw, env, path);
    });
    patterns.add(pattern);
  }
  // After all operations: Hono asks in the order of registration.
  for (const pattern of patterns) {
    hono.all(pattern, () => {
      throw new Problem("unimplemented", "There is no such method here");
    });
  }
  hono.notFound(() => toResponse(new Problem("notFound", "There is no such path"), parts));
  hono.onError((error) => {
    parts.signal.throwIfAborted();
    return toResponse(error, parts);
  });
  return hono;
}

function createHandler(parts: AppParts, operation: Operation) {
  const { faults, recorder, clock, latency, signal } = parts;
  const carryOut = createOperation(parts, operation);

  return async (request: Request, env: Bindings, path: Record<string, string>): Promise<Response> => {
    const customer = path["customer-id"];
    recorder.place(env.record, { operation: operation.id, ...(customer !== undefined && { customer }) });
    const fault = faults.take(() => callOf(request, operation, env, customer));
    const effect = fault && effectOf(fault);
    if (latency > 0) await clock.wait(latency, signal);
    // Before anything can throw: a response that is an error is cut as well.
    env.cut = effect?.cut;
    const context: FaultContext = { ...parts, fault: fault ?? {}, headers: request.headers };
    await effect?.before?.(context);
    if (effect?.instead) return effect.instead(context);
    const response = carryOut(request, env, path);
    return effect?.change ? effect.change(response) : response;
  };
}

function callOf(request: Request, operation: Operation, { body, record }: Bindings, customer?: string): FaultCall {
  return {
    operation: operation.id,
    route: routeOf(operation),
    method: request.method,
    path: pathOf(request),
    headers: request.headers,
    body: String(body),
    ...(record.tenant !== undefined && { tenant: record.tenant }),
    ...(customer !== undefined && { customer }),
  };
}

function createOperation(parts: AppParts, operation: Operation) {
  const { contract, behaviours, store, tokens, tokenLifetime, ids } = parts;
  const validate = createValidator(operation, contract.schemas);
  const behave = behaviours[operation.id];
  if (!behave) throw new Error(`The contract has an operation that the sandbox does not know: ${operation.id}.`);

  return (request: Request, env: Bindings, path: Record<string, string>): Response => {
    try {
      const { headers } = request;
      const caller = authenticate(parts, operation, request);
      const clientId = caller ?? tenantOf(store).clientId;
      // A header without a value says nothing.
      const header = (name: string) => headers.get(name) || undefined;
      const checked = validate({ header, query: urlOf(request).searchParams, path, body: String(env.body) });
      const done = behave({ store, tokens, ids, tokenLifetime, caller, clientId, path, ...checked });
      return done === undefined
        ? new Response(null, { status: operation.status })
        : json(JSON.stringify(done), operation.status);
    } catch (error) {
      return toResponse(error as Error, parts);
    }
  };
}

/** The response to what a handler threw. */
export function toResponse(error: Error, { contract, ids }: Pick<AppParts, "contract" | "ids">): Response {
  const problem = error instanceof Problem ? error : new Problem("serverError", "The sandbox failed");
  if (problem !== error) console.error(error);
  const body = problem.toBody(contract.errors, ids.traceId());
  return json(JSON.stringify(body), body.status);
}

function json(text: string, status = 200): Response {
  return withText(new Response(text, { status, headers: { "content-type": "application/json" } }), text);
}

/** A listener that fails, at once or later, must neither change the response nor end the process. */
async function tell(onRequest: AppParts["onRequest"], record: RecordedRequest): Promise<void> {
  try {
    await onRequest(record);
  } catch (error) {
    console.error(error);
  }
}
