import type { OpenApiDocument } from "./load.ts";
import { at, follow, isObject, pointerTo } from "./pointer.ts";

/** What is said of a scheme to people only. */
const descriptive = new Set(["bearerFormat", "deprecated", "description"]);

/** One thing that a caller has to have: access by a scheme, or one of its scopes. */
export interface Credential {
  /** The scheme as it is on the wire, whatever it is called. */
  scheme: string;
  scope?: string;
  /** The ways of OAuth to get it, and to get it again. */
  flows: readonly string[];
}

/** What an operation asks for, in one of several ways. */
export function credentialsOf(document: OpenApiDocument, operation: Record<string, unknown>): Credential[][] {
  const listed = operation.security ?? document.security;
  const requirements = Array.isArray(listed) && listed.length > 0 ? listed : [{}];
  return requirements.map((requirement: Record<string, string[]>) =>
    Object.entries(requirement).flatMap(([name, scopes]) => {
      const found = follow(document, at(document, `#/components/securitySchemes${pointerTo(name)}`));
      const { flows, ...scheme } = isObject(found) ? asSent(found) : { name };
      const credential = { scheme: written(scheme), flows: flowsIn(flows) };
      return [credential, ...scopes.map((scope) => ({ ...credential, scope }))];
    }),
  );
}

/** Whether a credential is as good as another one: whoever got it can get the other one in the same way. */
export function fulfils(one: Credential, wanted: Credential): boolean {
  return (
    one.scheme === wanted.scheme && one.scope === wanted.scope && one.flows.every((flow) => wanted.flows.includes(flow))
  );
}

/** The flows of a scheme. A URL that renews a token is a way of its own: a flow works without it. */
function flowsIn(flows: unknown): string[] {
  return Object.entries(isObject(flows) ? flows : {}).flatMap(([name, flow]) => {
    if (!isObject(flow) || name.startsWith("x-")) return [];
    const { refreshUrl, ...rest } = flow;
    return [`${name} ${written(rest)}`, ...(refreshUrl === undefined ? [] : [`${name} ${refreshUrl}`])];
  });
}

/** A part of a scheme in one spelling. The scopes are listed by whoever asks for them. */
function written(part: Record<string, unknown>): string {
  return JSON.stringify(part, (key, value) =>
    key === "scopes" || descriptive.has(key) || key.startsWith("x-") ? undefined : inOrder(value),
  );
}

/** The case of a header's name, or of an HTTP scheme's, says nothing. */
function asSent(scheme: Record<string, unknown>): Record<string, unknown> {
  const isHeader = scheme.type === "apiKey" && scheme.in === "header";
  return {
    ...scheme,
    ...(isHeader && { name: String(scheme.name).toLowerCase() }),
    ...(scheme.type === "http" && { scheme: String(scheme.scheme).toLowerCase() }),
  };
}

function inOrder(value: unknown): unknown {
  if (!isObject(value) || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).toSorted(([one], [other]) => (one < other ? -1 : 1)));
}
