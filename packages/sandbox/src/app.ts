import { isUtf8 } from "node:buffer";
import { setTimeout as wait } from "node:timers/promises";
import { Hono } from "hono";
import { authenticate } from "./authenticate.ts";
import { type Operation, operations, routeOf } from "./contract.ts";
import { answerOf, type Cut, cutOf, type FaultQueue } from "./faults.ts";
import { behaviours } from "./operations.ts";
import { Problem } from "./problem.ts";
import type { IdSource } from "./random.ts";
import { keepRequest, type RecordedRequest } from "./requests.ts";
import type { Store } from "./store.ts";
import { bearerOf, type Tokens } from "./tokens.ts";
import { createValidator } from "./validate.ts";

/** What the app is made of. */
export interface AppParts {
  store: Store;
  tokens: Tokens;
  ids: IdSource;
  faults: FaultQueue;
  requests: RecordedRequest[];
  /** Called once the answer to a request is decided. */
  onRequest: (request: RecordedRequest) => void;
  /** How long a token lives, in seconds. */
  tokenLifetime: number;
  /** Before each answer, in ms. */
  latency: number;
}

/** An answer, and where the connection breaks instead of carrying it whole. */
export interface Reply {
  response: Response;
  cut?: Cut;
}

/** Answers requests. */
export type App = (request: Request) => Promise<Reply>;

/** What travels with a request, beside Hono's own. */
interface Bindings {
  /** Read before routing, so that every answer can be given without touching the stream again. */
  body: string | Problem;
  cut?: Cut | undefined;
}

/** The largest body that is taken, in bytes. */
const maxBodySize = 1_000_000;

/** Makes what answers requests, as the contract describes it. */
export function createApp(parts: AppParts): App {
  const hono = createRoutes(parts);

  return async (request) => {
    const body = await readBody(request);
    const record = keepRequest(parts.requests, request, pathOf(request), body instanceof Problem ? "" : body);
    const env: Bindings = { body };
    const response = body instanceof Problem ? toResponse(body, parts.ids) : await hono.fetch(request, env);
    if (!env.cut) record.status = response.status;
    parts.onRequest(record);
    return env.cut ? { response, cut: env.cut } : { response };
  };
}

/** Conomy's own sandbox lies under a prefix, on the host of production: both base URLs work here. */
function pathOf(request: Request): string {
  return new URL(request.url).pathname.replace(/^\/sandbox(?=\/)/, "");
}

function createRoutes(parts: AppParts): Hono<{ Bindings: Bindings }> {
  const hono = new Hono<{ Bindings: Bindings }>({ getPath: pathOf });
  const patterns = new Set<string>();
  for (const operation of operations) {
    const answer = createHandler(parts, operation);
    // Names of Hono's own, because those of the contract have hyphens.
    const names: string[] = [];
    const pattern = operation.path.replace(/\{([^}]+)\}/g, (_, name: string) => `:p${names.push(name) - 1}`);
    hono.on(operation.method, pattern, ({ req, env }) => {
      const path = Object.fromEntries(names.map((name, index) => [name, req.param(`p${index}`) ?? ""]));
      return answer(req.raw, env, path);
    });
    patterns.add(pattern);
  }
  // After all operations: Hono asks in the order of registration.
  for (const pattern of patterns) {
    hono.all(pattern, () => {
      throw new Problem("unimplemented", "There is no such method here");
    });
  }
  hono.notFound(() => toResponse(new Problem("notFound", "There is no such path"), parts.ids));
  hono.onError((error) => toResponse(error, parts.ids));
  return hono;
}

function createHandler(parts: AppParts, operation: Operation) {
  const { store, tokens, tokenLifetime, faults, ids, latency } = parts;
  const validate = createValidator(operation);
  const behave = behaviours[operation.id];
  if (!behave) throw new Error(`The contract has an operation that the sandbox does not know: ${operation.id}.`);

  return async ({ headers, url }: Request, env: Bindings, path: Record<string, string>): Promise<Response> => {
    const fault = faults.take(routeOf(operation));
    const delay = latency + (fault?.kind === "latency" ? (fault.duration ?? 100) : 0);
    if (delay > 0) await wait(delay);
    // Before anything can throw: an answer that is an error is cut as well.
    if (fault) env.cut = cutOf(fault);
    if (fault?.kind === "expireToken") tokens.revoke(bearerOf(headers));
    if (fault?.kind === "stall" || fault?.kind === "dropBeforeSend") return new Response(null);
    const instead = fault && answerOf(fault, ids);
    if (instead) return instead;

    const clientId = authenticate(parts, operation, headers);
    // A header without a value says nothing.
    const header = (name: string) => headers.get(name) || undefined;
    const body = validate({ header, query: new URL(url).searchParams, path, body: String(env.body) });
    const answer = JSON.stringify(behave({ store, tokens, tokenLifetime, clientId, path, body }));
    return json(fault?.kind === "malformedJson" ? `${answer.slice(0, -1)},,` : answer);
  };
}

/** The answer to what a handler threw. */
export function toResponse(error: Error, ids: IdSource): Response {
  const problem = error instanceof Problem ? error : new Problem("serverError", "The sandbox failed");
  if (problem !== error) console.error(error);
  const body = problem.toBody(ids.traceId());
  return json(JSON.stringify(body), body.status);
}

function json(text: string, status = 200): Response {
  return new Response(text, { status, headers: { "content-type": "application/json" } });
}

/** The body as text, or why it cannot be taken. */
async function readBody(request: Request): Promise<string | Problem> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  try {
    // One that is too large is read to its end all the same: whoever is still sending would not see an answer.
    for await (const chunk of request.body ?? []) {
      size += chunk.length;
      if (size <= maxBodySize) chunks.push(chunk);
    }
  } catch {
    return new Problem("parsingResource", "The body was cut off");
  }
  if (size > maxBodySize) return new Problem("invalidParam", `The body is larger than ${maxBodySize} bytes`);
  const bytes = Buffer.concat(chunks);
  return isUtf8(bytes) ? bytes.toString() : new Problem("parsingResource", "The body is not UTF-8");
}
