import type { Bump } from "../../bump.ts";
import type { Contract, Versions } from "../../contract/contract.ts";
import { credentialsOf } from "../../contract/credentials.ts";
import { isObject, steps } from "../../contract/pointer.ts";
import { isAnnotation } from "../keyword-effect.ts";
import type { Rule } from "./rule.ts";

const sentences: Record<Bump, string> = {
  major: "Credentials that were enough are not any more.",
  minor: "Other credentials are enough as well.",
  patch: "No operation asks for other credentials.",
  none: "The same credentials are enough.",
};

export const security: Rule = {
  id: "security",
  because: "Whatever credentials were enough still have to be.",
  level: ({ path, typeName, property, root }, versions) => {
    if (root !== undefined) return undefined;
    if (!typeName.startsWith("Security") && !path.startsWith("#/components/securitySchemes/")) return undefined;
    if (isAnnotation(property ?? "")) return "patch";
    const pairs = pairsOf(path, versions);
    if (pairs.some(({ base, revision }) => !base.every((one) => suffices(one, revision)))) return "major";
    if (pairs.some(({ base, revision }) => !revision.every((one) => suffices(one, base)))) return "minor";
    return typeName === "SecurityScheme" ? "patch" : "none";
  },
  explain: (_, __, level) => sentences[level],
};

/** What the operations that a change is about ask for, in both versions. */
function pairsOf(pointer: string, { base, revision }: Versions): { base: string[][]; revision: string[][] }[] {
  const [section, path, method] = steps(pointer);
  const now = new Map(operationsOf(revision));
  return operationsOf(base)
    .filter(([name]) => section !== "paths" || name === `${method} ${path}`)
    .flatMap(([name, old]) => {
      const operation = now.get(name);
      if (!operation) return [];
      return { base: credentialsOf(base.document, old), revision: credentialsOf(revision.document, operation) };
    });
}

/** Each operation by method and path. */
function operationsOf({ document }: Contract): [name: string, operation: Record<string, unknown>][] {
  return Object.entries(document.paths ?? {}).flatMap(([path, item]) =>
    Object.entries(item).flatMap(([method, operation]): [string, Record<string, unknown>][] =>
      isObject(operation) && "responses" in operation ? [[`${method} ${path}`, operation]] : [],
    ),
  );
}

/** Whether credentials for one alternative fulfil one of some others. */
function suffices(credentials: string[], others: string[][]): boolean {
  return others.some((wanted) => wanted.every((one) => credentials.includes(one)));
}
