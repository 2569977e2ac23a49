import { fileURLToPath } from "node:url";
import { loadDocument } from "@conomyhq/contract-document";
import type { operations } from "@conomyhq/openapi-types";
import type { Tenant } from "@conomyhq/sandbox";
import fc, { type Arbitrary } from "fast-check";
import type { PlainRequest } from "./send.ts";

/** A request as the contract has it, or nearly so. */
export interface GeneratedRequest extends PlainRequest {
  /** Whether a proof is not valid, which no contract can tell. */
  refused: boolean;
  operation: keyof operations;
  /** The statuses that are right if proofs and contract have nothing against the request. */
  otherwise: number[];
}

/** A tenant, and a token that was issued to it. */
export interface Caller extends Tenant {
  token: string;
}

/** Requests for all operations, from callers who know of each other. */
export function requestsOf(callers: Caller[]): Arbitrary<GeneratedRequest> {
  const own = fc.constantFrom(...callers);
  return fc.oneof(
    { weight: 3, arbitrary: own.chain((caller) => updatesOf(caller, callers)) },
    { weight: 2, arbitrary: own.chain((caller) => createsOf(caller, callers)) },
    { weight: 1, arbitrary: own.chain((caller) => readsOf(caller, callers)) },
    { weight: 2, arbitrary: own.chain((caller) => listsOf(caller, callers)) },
    { weight: 1, arbitrary: own.chain((caller) => authenticationsOf(caller, callers)) },
  );
}

const idsOf = ({ customers = [] }: Caller) => customers.map((customer) => customer.id);

/** Ids for a path: the caller's own, those of others, and what nobody has. */
function idOf(own: Caller, callers: Caller[]): Arbitrary<string> {
  const unknown = fc.string({ unit: "binary", minLength: 1 }).filter((id) => id !== "." && id !== "..");
  const foreign = fc.constantFrom(...callers.flatMap(idsOf));
  return mostly(fc.constantFrom(...idsOf(own)), foreign, unknown, unknown);
}

/** What a call for customers carries in its headers, and who it is from: nobody if the proofs do not fit. */
function proofsOf(own: Caller, callers: Caller[]) {
  return fc
    .record({ key: keyOf(own, callers), token: tokenOf(own, callers), headers })
    .map(({ key, token, headers }) => ({
      sent: { "x-api-key": key.value, authorization: token.value, ...headers },
      caller: key.caller === token.caller ? key.caller : undefined,
    }));
}

function createsOf(own: Caller, callers: Caller[]): Arbitrary<GeneratedRequest> {
  const known = { id: mostly(fc.constantFrom(...idsOf(own)), fc.constant("")) };
  return fc.record({ proofs: proofsOf(own, callers), body: bodyOf("NewCustomer", known) }).map(({ proofs, body }) => {
    const { id } = isObject(body) ? body : {};
    const isTaken = proofs.caller !== undefined && idsOf(proofs.caller).includes(String(id));
    return {
      ...toRequest(proofs.sent, body),
      operation: "createCustomer",
      method: "POST",
      path: "/customers",
      refused: !proofs.caller,
      // Another request may have created one with the same id or document.
      otherwise: isTaken ? [409] : id === "" ? [400] : [201, 409],
    };
  });
}

function readsOf(own: Caller, callers: Caller[]): Arbitrary<GeneratedRequest> {
  return fc.record({ proofs: proofsOf(own, callers), id: idOf(own, callers) }).map(({ proofs, id }) => ({
    ...toRequest(proofs.sent, undefined),
    operation: "getCustomer",
    method: "GET",
    path: `/customers/${encodeURIComponent(id)}`,
    refused: !proofs.caller,
    otherwise: [proofs.caller && idsOf(proofs.caller).includes(id) ? 200 : 404],
  }));
}

function listsOf(own: Caller, callers: Caller[]): Arbitrary<GeneratedRequest> {
  // Prism takes an empty text for a number, so there it is no judge.
  const number = mostly(fc.nat().map(String), fc.constantFrom("0", "-1", "1.5", "ten", "1e3", "true", "null"));
  const values = fc.array(idOf(own, callers), { maxLength: 4 }).map((ids) => ids.join());
  const parameters = { id: values, type: values, identityId: values, limit: number, next: number, offset: number };
  return fc
    .record({ proofs: proofsOf(own, callers), query: fc.record(parameters, { requiredKeys: [] }) })
    .map(({ proofs, query }) => {
      // Of these Prism refuses neither.
      const isRefused = [query.limit, query.next, query.offset].some((value) => /^-|e/.test(value ?? ""));
      const pairs = Object.entries(query).map(([name, value]) => `${name}=${encodeURIComponent(value)}`);
      return {
        ...toRequest(proofs.sent, undefined),
        operation: "listCustomers",
        method: "GET",
        path: `/customers${pairs.length > 0 ? `?${pairs.join("&")}` : ""}`,
        refused: !proofs.caller,
        otherwise: [isRefused ? 400 : 200],
      };
    });
}

function updatesOf(own: Caller, callers: Caller[]): Arbitrary<GeneratedRequest> {
  const inBody = mostly(fc.constantFrom(...idsOf(own)), fc.constantFrom(...callers.flatMap(idsOf)));
  return fc
    .record({
      proofs: proofsOf(own, callers),
      id: idOf(own, callers),
      body: bodyOf("CustomerUpdate", { id: inBody }),
    })
    .map(({ proofs, id, body }) => {
      const isOwn = proofs.caller !== undefined && idsOf(proofs.caller).includes(id);
      const isForeign = isObject(body) && body.id !== undefined && body.id !== id;
      return {
        ...toRequest(proofs.sent, body),
        operation: "updateCustomer",
        method: "PATCH",
        path: `/customers/${encodeURIComponent(id)}`,
        refused: !proofs.caller,
        otherwise: [!isOwn ? 404 : isForeign ? 400 : 200],
      };
    });
}

function authenticationsOf(own: Caller, callers: Caller[]): Arbitrary<GeneratedRequest> {
  const credentials = {
    clientId: mostly(fc.constant(own.clientId), fc.constantFrom(...callers.map(({ clientId }) => clientId))),
    clientSecret: mostly(fc.constant(own.clientSecret), fc.constantFrom(...callers.map((other) => other.clientSecret))),
  };
  return fc
    .record({ key: keyOf(own, callers), headers, body: bodyOf("AccessTokenRequest", credentials) })
    .map(({ key, headers, body }) => {
      const { clientId, clientSecret } = isObject(body) ? body : {};
      const isRight = clientId === key.caller?.clientId && clientSecret === key.caller?.clientSecret;
      return {
        ...toRequest({ "x-api-key": key.value, ...headers }, body),
        operation: "createAccessToken",
        method: "POST",
        path: "/auth",
        refused: !key.caller,
        otherwise: [isRight ? 200 : 401],
      };
    });
}

/** A proof as a header carries it, and whose it is. */
interface Proof {
  value: string | undefined;
  caller?: Caller;
}

/** What a header can carry. An empty one counts as none, so it is left out. */
const headerText = fc
  .string({ unit: fc.integer({ min: 0x20, max: 0xff }).map((code) => String.fromCharCode(code)) })
  .map((text) => text.replace(/[\x7f-\x9f]/g, "").trim())
  .filter((text) => text !== "");

function keyOf(own: Caller, callers: Caller[]): Arbitrary<Proof> {
  const proof = (caller: Caller): Proof => ({ value: caller.apiKey, caller });
  return mostly(
    fc.constant(proof(own)),
    fc.constantFrom(...callers.map(proof)),
    fc.option(headerText, { nil: undefined }).map(toUnknown),
  );
}

function tokenOf(own: Caller, callers: Caller[]): Arbitrary<Proof> {
  const proof = (caller: Caller): Proof => ({ value: `Bearer ${caller.token}`, caller });
  const broken = fc.constantFrom("Bearer", "Basic dXNlcjpwYXNz", own.token, undefined);
  const unknown = headerText.map((text) => `Bearer ${text}`);
  return mostly(
    fc.constant(proof(own)),
    fc.constantFrom(...callers.map(proof)),
    fc.oneof(broken, unknown).map(toUnknown),
  );
}

function toUnknown(value: string | undefined): Proof {
  return { value };
}

const headers = fc.record({
  "user-agent": mostly(headerText, fc.constant(undefined)),
  "conomyhq-api-version": fc.option(headerText, { nil: undefined }),
  "content-type": mostly(
    fc.constantFrom("application/json", "application/json; charset=utf-8", "Application/JSON"),
    // Prism takes any `+json` for the contract's media type, so there it is no judge.
    fc.constantFrom("text/plain", "application/xml", "application/jsonp"),
  ),
});

function toRequest(headers: Record<string, string | undefined>, body: unknown) {
  const named = Object.entries(headers).filter((entry): entry is [string, string] => entry[1] !== undefined);
  return { headers: Object.fromEntries(named), ...(body !== undefined && { body: JSON.stringify(body) }) };
}

interface Schema {
  $ref?: string;
  type?: string;
  required?: string[];
  properties?: Record<string, Schema>;
  examples?: unknown[];
  "x-extensible-enum"?: string[];
}

const contract = fileURLToPath(import.meta.resolve("@conomyhq/openapi/conomy.yaml"));
const { schemas } = loadDocument<{ components: { schemas: Record<string, Schema> } }>(contract).value.components;

/** Bodies of a schema, some of them broken, or none at all. */
function bodyOf(name: string, known: Record<string, Arbitrary<unknown>>): Arbitrary<unknown> {
  const schema = schemas[name] ?? {};
  return fc.oneof(
    { weight: 12, arbitrary: allowedBy(schema, known) },
    { weight: 5, arbitrary: rejectedBy(schema) },
    // Prism hangs on `null`, `false`, `0` and `""`.
    { weight: 1, arbitrary: fc.oneof(fc.array(fc.jsonValue()), fc.integer({ min: 1 }), fc.constantFrom(true, "text")) },
    { weight: 1, arbitrary: fc.constant(undefined) },
  );
}

/** What a schema allows: any text, and whatever else an object may carry beside what is documented. */
function allowedBy(schema: Schema, known: Record<string, Arbitrary<unknown>> = {}): Arbitrary<unknown> {
  const { type, properties = {}, required = [], examples = [], "x-extensible-enum": values = [] } = resolve(schema);
  if (type === "object") {
    const documented: [string, Arbitrary<unknown>][] = Object.entries(properties).map(([name, property]) => [
      name,
      known[name] ? mostly(known[name], allowedBy(property)) : allowedBy(property),
    ]);
    const extras = fc.dictionary(
      fc.string({ unit: "binary" }).filter((name) => !(name in properties)),
      fc.jsonValue(),
    );
    return fc
      .tuple(fc.record(Object.fromEntries(documented), { requiredKeys: required }), mostly(fc.constant({}), extras))
      .map(([known, extra]) => ({ ...extra, ...known }));
  }
  if (type !== "string") throw new Error(`No request of the contract had a ${type} so far; generate it here.`);
  return fc.oneof(fc.string({ unit: "binary" }), fc.constantFrom(...examples, ...values));
}

/** An object in which one documented property is missing although required, or of a wrong type, however deep. */
function rejectedBy(schema: Schema): Arbitrary<unknown> {
  const { properties = {}, required = [] } = resolve(schema);
  const breaches = Object.entries(properties).map(([name, property]) => {
    const wrong = resolve(property).type === "object" ? fc.oneof(rejectedBy(property), fc.string()) : notText;
    return fc.tuple(allowedBy(schema), wrong).map(([value, broken]) => ({ ...(value as object), [name]: broken }));
  });
  const omissions = required.map((name) =>
    allowedBy(schema).map((value) => ({ ...(value as object), [name]: undefined })),
  );
  return fc.oneof(...breaches, ...omissions);
}

const notText = fc.jsonValue().filter((value) => typeof value !== "string");

function resolve(schema: Schema): Schema {
  return { ...schemas[schema.$ref?.split("/").at(-1) ?? ""], ...schema };
}

function mostly<T>(usual: Arbitrary<T>, ...others: Arbitrary<T>[]): Arbitrary<T> {
  return fc.oneof({ weight: 12, arbitrary: usual }, ...others.map((arbitrary) => ({ weight: 1, arbitrary })));
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
