import type { OpenApiDocument } from "./load.ts";
import { at, follow, isObject, pointerTo } from "./pointer.ts";

/** What is said of a scheme to people only. */
const descriptive = new Set(["bearerFormat", "deprecated", "description"]);

/** What an operation asks for, in one of several ways: schemes and scopes, whatever the schemes are called. */
export function credentialsOf(document: OpenApiDocument, operation: Record<string, unknown>): string[][] {
  const listed = operation.security ?? document.security;
  const requirements = Array.isArray(listed) && listed.length > 0 ? listed : [{}];
  return requirements.map((requirement: Record<string, string[]>) =>
    Object.entries(requirement)
      .flatMap(([name, scopes]) => {
        const scheme = schemeOf(document, name);
        return [scheme, ...scopes.map((scope) => `${scheme} ${scope}`)];
      })
      .sort(),
  );
}

/** A scheme as it is on the wire. The scopes are listed by whoever asks for them. */
function schemeOf(document: OpenApiDocument, name: string): string {
  const scheme = follow(document, at(document, `#/components/securitySchemes${pointerTo(name)}`));
  return JSON.stringify(isObject(scheme) ? asSent(scheme) : name, (key, value) =>
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
