import type { Bump } from "../../bump.ts";
import type { Finding } from "../../change.ts";
import { type Contract, templateOf, type Versions } from "../../contract/contract.ts";
import { type Credential, credentialsOf, fulfils } from "../../contract/credentials.ts";
import { isObject, steps } from "../../contract/pointer.ts";
import { methods } from "../../contract/uses.ts";
import { isAnnotation } from "../../schema/keywords.ts";
import type { Rule } from "./rule.ts";

const sentences: Record<Bump, string> = {
  major: "Credentials that were enough are not any more.",
  minor: "Other credentials are enough as well.",
  patch: "No operation asks for other credentials.",
  none: "The same credentials are enough.",
};

/** A flow of OAuth is a way to get credentials. */
const ofFlows: Record<Bump, string> = {
  ...sentences,
  major: "A way to get credentials is gone, or is another one.",
  minor: "There is one more way to get credentials, or to renew them, and those that were there stay.",
};

export const security: Rule = {
  id: "security",
  because: "Credentials that were enough have to stay enough.",
  level: (finding, versions) => {
    const { path, typeName, property, root } = finding;
    if (root !== undefined) return undefined;
    if (!typeName.startsWith("Security") && !path.startsWith("#/components/securitySchemes/")) return undefined;
    if (isAnnotation(property ?? "") || property === "bearerFormat" || property === "scopes") return "patch";
    const pairs = pairsOf(path, versions);
    if (pairs.some(({ base, revision }) => !base.every((one) => suffices(one, revision)))) return "major";
    if (pairs.some(({ base, revision }) => !revision.every((one) => suffices(one, base)))) return "minor";
    return typeName === "SecurityScheme" && !isOtherCase(finding) ? "patch" : "none";
  },
  explain: ({ path }, _, level) => (path.split("/")[4] === "flows" ? ofFlows : sentences)[level],
};

function isOtherCase({ base, revision }: Finding): boolean {
  const [baseText, revisionText] = [base?.value, revision?.value].map(
    (value) => typeof value === "string" && value.toLowerCase(),
  );
  return baseText !== false && baseText === revisionText;
}

/** What the operations that a change is about ask for, in both versions. */
function pairsOf(pointer: string, { base, revision }: Versions): { base: Credential[][]; revision: Credential[][] }[] {
  const [section, path, method] = steps(pointer);
  const baseOperations = new Map(operationsOf(base));
  return operationsOf(revision)
    .filter(([name]) => section !== "paths" || name === nameOf(method, path))
    .flatMap(([name, operation]) => {
      const known = baseOperations.get(name);
      if (!known) return [];
      return { base: credentialsOf(base.document, known), revision: credentialsOf(revision.document, operation) };
    });
}

/** Each operation by method and path. */
function operationsOf(contract: Contract): [name: string, operation: Record<string, unknown>][] {
  return Object.entries(contract.document.paths ?? {}).flatMap(([path, entry]) => {
    const item = contract.follow(entry);
    if (!isObject(item)) return [];
    const own = Object.entries(item).filter(([method]) => methods.has(method));
    const more = isObject(item.additionalOperations) ? Object.entries(item.additionalOperations) : [];
    return [...own, ...more].flatMap(([method, operation]): [string, Record<string, unknown>][] =>
      isObject(operation) ? [[nameOf(method, path), operation]] : [],
    );
  });
}

function nameOf(method = "", path = ""): string {
  return `${method} ${templateOf(path)}`;
}

/** Whether credentials for one alternative fulfil one of some others. */
function suffices(credentials: readonly Credential[], others: readonly Credential[][]): boolean {
  return others.some((wanted) => wanted.every((one) => credentials.some((own) => fulfils(own, one))));
}
