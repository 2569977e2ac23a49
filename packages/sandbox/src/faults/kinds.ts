import type { Clock } from "../clock.ts";
import type { ServedContract } from "../contract.ts";
import { type ErrorType, errorTypes } from "../description/served.ts";
import { Problem } from "../problem.ts";
import type { IdSource } from "../random.ts";
import { bearerOf, type Tokens } from "../tokens.ts";
import type { CustomResponse, FaultOptions } from "./options.ts";

/** Where a connection breaks: the response is never begun, cut off before its first byte, or in its middle. */
export type Cut = "before" | "middle" | "never";

/** What a fault gets to work with. */
export interface FaultContext {
  fault: FaultOptions;
  headers: Headers;
  contract: ServedContract;
  ids: IdSource;
  tokens: Tokens;
  clock: Clock;
  /** Ends what waits, when the sandbox stops. */
  signal: AbortSignal;
}

/** What a kind of fault does to a call. */
export interface FaultEffect {
  /** Happens before anything is checked. */
  before?(context: FaultContext): void | Promise<void>;
  /** The response in place of the operation, which is not carried out. */
  instead?(context: FaultContext): Response;
  /** The response after the operation was carried out. */
  change?(response: Response): Response | Promise<Response>;
  /** Where the connection breaks. */
  cut?: Cut;
}

/** What a network can do, and what else is no documented error: a further kind is a further entry. */
const others = {
  dropAfterSend: { cut: "before" } as FaultEffect,
  dropBeforeSend: { instead: () => new Response(null), cut: "before" } as FaultEffect,
  expireToken: { before: ({ tokens, headers }) => tokens.revoke(bearerOf(headers)) } as FaultEffect,
  html: { instead: () => badGateway() } as FaultEffect,
  latency: { before: ({ fault, clock, signal }) => clock.wait(fault.duration ?? 100, signal) } as FaultEffect,
  malformedJson: { change: spoil } as FaultEffect,
  respond: { instead: ({ fault }) => toResponse(fault.response) } as FaultEffect,
  stall: { instead: () => new Response(null), cut: "never" } as FaultEffect,
  truncateBody: { cut: "middle" } as FaultEffect,
};

/** What can go wrong on demand: every error that Conomy documents, by its `type`, and what a network can do. */
export type FaultKind = ErrorType | keyof typeof others;

/** Every kind of fault. */
export const kinds: Record<FaultKind, FaultEffect> = {
  ...(Object.fromEntries(errorTypes.map((type) => [type, documentedError(type)])) as Record<ErrorType, FaultEffect>),
  ...others,
};

export function effectOf({ kind }: { kind: FaultKind }): FaultEffect {
  return kinds[kind];
}

function documentedError(type: ErrorType): FaultEffect {
  return {
    instead({ fault: { status, retryAfter }, contract, ids }) {
      const body = {
        ...new Problem(type).toBody(contract.errors, ids.traceId()),
        ...(status !== undefined && { status }),
      };
      const headers = {
        "content-type": "application/json",
        ...(retryAfter !== undefined && { "retry-after": `${retryAfter}` }),
      };
      return new Response(JSON.stringify(body), { status: body.status, headers });
    },
  };
}

function badGateway(): Response {
  const page = "<!doctype html><title>502 Bad Gateway</title><h1>Bad Gateway</h1>";
  return new Response(page, { status: 502, headers: { "content-type": "text/html" } });
}

async function spoil(response: Response): Promise<Response> {
  return new Response(`${(await response.text()).slice(0, -1)},,`, response);
}

function toResponse({ status = 200, headers, body }: CustomResponse = {}): Response {
  if (body === undefined || typeof body === "string")
    return new Response(body || null, { status, headers: headers ?? {} });
  const all = new Headers({ "content-type": "application/json" });
  for (const [name, value] of Object.entries(headers ?? {})) all.set(name, value);
  return new Response(JSON.stringify(body), { status, headers: all });
}
