import { between, type Check, callable, checkOptions, known, text } from "../checks.ts";
import { type Operation, routeOf } from "../contract.ts";
import { errorTypes } from "../description/served.ts";
import { isJson } from "../json.ts";
import { type FaultKind, kinds } from "./kinds.ts";
import type { CustomResponse, FaultOptions } from "./options.ts";

/** Options that only some kinds take; all kinds take the others. */
const takers = {
  response: ["respond"],
  duration: ["latency"],
  status: ["serverError"],
  retryAfter: errorTypes,
} satisfies Partial<Record<keyof FaultOptions, readonly FaultKind[]>>;

/** What a fault can name. */
export interface Nameable {
  operations: readonly Operation[];
  /** The client ids of all tenants. */
  tenants(): readonly string[];
}

const checksFor = ({ operations, tenants }: Nameable): Record<keyof FaultOptions, Check> => ({
  route: (value) => known("route", value, operations.map(routeOf)),
  times: (value, name) => value === "Infinity" || between(1, Number.POSITIVE_INFINITY)(value, name),
  operation: (value) =>
    known(
      "operation",
      value,
      operations.map(({ id }) => id),
    ),
  tenant(value, name) {
    text(value, name);
    known("tenant", value, tenants());
  },
  customer: text,
  when: callable,
  response: checkResponse,
  retryAfter: between(0, 86_400),
  status: between(500, 599),
  duration: between(0, 600_000),
});

/** Without types, as over HTTP, a slip would otherwise be a fault that nobody ever meets. */
export function checkFault(kind: FaultKind, options: FaultOptions, nameable: Nameable): void {
  known("fault", kind, Object.keys(kinds));
  checkOptions(options, checksFor(nameable));
  const { route, operation, response } = options;
  for (const [option, able] of Object.entries(takers)) {
    if (options[option as keyof typeof takers] === undefined || able.some((one) => one === kind)) continue;
    throw new TypeError(`${kind} takes no ${option}. Kinds that do: ${able.join(", ")}.`);
  }
  if (kind === "respond" && response === undefined) throw new TypeError("respond needs a response.");
  const named = nameable.operations.find((one) =>
    route === undefined ? one.id === operation : routeOf(one) === route,
  );
  if (named) checkOperation(named, kind, options);
}

/** Refuses what no call of the operation could meet. */
function checkOperation({ id, path, security }: Operation, kind: FaultKind, options: FaultOptions): void {
  const { route, operation, customer } = options;
  if (operation !== undefined && id !== operation) {
    throw new TypeError(`The route ${route} is that of ${id}, and not of ${operation}: it would never apply.`);
  }
  if (customer !== undefined && !path.includes("{customer-id}")) {
    throw new TypeError(`customer does not fit ${id}, whose path names no customer: it would never apply.`);
  }
  if (kind === "expireToken" && !security.flat().some(({ type }) => type === "bearer")) {
    throw new TypeError(`expireToken does not fit ${id}, which takes no token: it would never apply.`);
  }
}

function checkResponse(value: unknown): void {
  if (typeof value !== "object" || value === null) throw new TypeError("response must be an object.");
  const { status = 200, headers = {}, body, ...others } = value as CustomResponse;
  for (const other of Object.keys(others)) known("member of response", other, ["status", "headers", "body"]);
  between(200, 599)(status, "response.status");
  if (!isHeaders(headers)) throw new TypeError("response.headers must be names and values of headers, as strings.");
  const framing = Object.keys(headers).find((name) => framingHeaders.includes(name.toLowerCase()));
  if (framing)
    throw new TypeError(`response.headers must not have ${framing}: the server frames the response by itself.`);
  if (body !== undefined && !isJson(body))
    throw new TypeError("response.body must be a string, or a value that JSON can hold.");
  if (body !== undefined && [204, 205, 304].includes(status)) {
    throw new TypeError(`A response with status ${status} has no body.`);
  }
}

/** Headers of the connection (RFC 9110, section 7.6.1) and of where a body ends. */
const framingHeaders = [
  ...["connection", "content-length", "keep-alive", "proxy-connection"],
  ...["te", "trailer", "transfer-encoding", "upgrade"],
];

function isHeaders(headers: unknown): boolean {
  if (typeof headers !== "object" || headers === null || Symbol.iterator in headers) return false;
  if (!Object.values(headers).every((value) => typeof value === "string")) return false;
  try {
    return Boolean(new Headers(headers as Record<string, string>));
  } catch {
    return false;
  }
}
