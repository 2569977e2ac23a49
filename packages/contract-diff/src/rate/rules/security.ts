import type { ContractInput, OpenApiDocument } from "../../contract/load.ts";
import { at, follow, isObject, pointerTo, steps } from "../../contract/pointer.ts";
import type { Bump, EngineChange } from "../../find/redocly-diff.ts";
import { isAnnotation } from "../keyword-effect.ts";

/**
 * What a change of who may call needs: whatever credentials were enough still have to be.
 *
 * @returns `undefined` for a change of something else.
 */
export function levelOfSecurity(change: EngineChange, base: ContractInput, revision: ContractInput): Bump | undefined {
  if (!change.typeName.startsWith("Security") && !change.path.startsWith("#/components/securitySchemes/")) {
    return undefined;
  }
  if (isAnnotation(change.property ?? "")) return "patch";
  const [section, path, method] = steps(change.path);
  const ways = operations(base.document)
    .filter(([name]) => section !== "paths" || name === `${method} ${path}`)
    .flatMap(([name, before]) => {
      const after = new Map(operations(revision.document)).get(name);
      return after ? [[alternatives(base.document, before), alternatives(revision.document, after)] as const] : [];
    });
  if (ways.some(([before, after]) => !before.every((old) => suffices(old, after)))) return "major";
  if (ways.some(([before, after]) => !after.every((young) => suffices(young, before)))) return "minor";
  return change.typeName === "SecurityScheme" ? "patch" : "none";
}

/** Each operation by method and path. */
function operations({ paths }: OpenApiDocument): [name: string, operation: Record<string, unknown>][] {
  return Object.entries(paths ?? {}).flatMap(([path, item]) =>
    Object.entries(item).flatMap(([method, operation]): [string, Record<string, unknown>][] =>
      isObject(operation) && "responses" in operation ? [[`${method} ${path}`, operation]] : [],
    ),
  );
}

/** What an operation asks for, in one of several ways: schemes and scopes, whatever the schemes are called. */
export function alternatives(document: OpenApiDocument, operation: Record<string, unknown>): string[][] {
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

/** A scheme as it is on the wire. Which scopes there are is told by whoever asks for them. */
function schemeOf(document: OpenApiDocument, name: string): string {
  const scheme = follow(document, at(document, pointerTo("components", "securitySchemes", name)));
  return JSON.stringify(scheme ?? name, (key, value) => (key === "scopes" || isAnnotation(key) ? undefined : value));
}

/** Whether credentials for one alternative fulfil one of some others. */
function suffices(credentials: string[], others: string[][]): boolean {
  return others.some((wanted) => wanted.every((one) => credentials.includes(one)));
}
