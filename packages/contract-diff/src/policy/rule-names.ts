import { typesOf } from "../contract/node-types.ts";
import { rules } from "../rate/rules/index.ts";
import { verdicts } from "../rate/rules/verdicts.ts";
import type { TypeImpact } from "../types/impact.ts";

const own: ReadonlySet<string> = new Set([...rules, ...verdicts].map(({ id }) => id));

const types: Record<TypeImpact["kind"], true> = {
  "body-gone": true,
  "body-required": true,
  enum: true,
  literal: true,
  "media-type-gone": true,
  null: true,
  "operation-gone": true,
  "operation-id-gone": true,
  "operation-id-moved": true,
  optional: true,
  "other-properties": true,
  "path-moved": true,
  removed: true,
  required: true,
  "required-added": true,
  "status-gone": true,
  type: true,
  "type-gone": true,
};

/** The rules of the engine. */
export const engineRules: readonly string[] = [
  "enum-values-added",
  "enum-values-removed",
  "media-type-removed",
  "operation-id-changed",
  "operation-removed",
  "parameter-became-required",
  "parameter-removed",
  "parameter-serialization-changed",
  "path-removed",
  "property-removed",
  "request-body-became-required",
  "request-body-removed",
  "required-properties-added",
  "required-properties-removed",
  "response-header-removed",
  "response-removed",
  "schema-combinator-changed",
  "schema-constraint-changed",
  "schema-type-changed",
  "security-requirement-changed",
  "security-scheme-changed",
  "server-removed",
];

const nodeTypes = ["3.0", "3.1", "3.2"].flatMap((version) => Object.entries(typesOf(version)));
const fields = new Set(nodeTypes.flatMap(([, { properties }]) => Object.keys(properties)));
const parts = new Set(nodeTypes.map(([name]) => name));

/** What changes are called of which neither the engine nor this package has a rule: `modified-description`, `added-Tag`. */
const unruled = [
  ...["key", ...fields].map((field) => `modified-${field}`),
  ...["SpecExtension", ...parts].flatMap((part) => [`added-${part}`, `removed-${part}`]),
];

/** What a policy may call rules: those of this package by their name, those of the engine `redocly/RULE`. */
export const ruleNames: readonly string[] = [
  ...own,
  ...Object.keys(types).map((kind) => `types/${kind}`),
  ...[...engineRules, "known-values-changed", "openapi-version-changed", ...unruled].map((id) => `redocly/${id}`),
];

/** Whether a rule is one of this package, and not of the engine. */
export function isOwnRule(id: string): boolean {
  return own.has(id);
}

/** Whether a policy may speak of a rule by this name. Extensions are called as anybody likes. */
export function isRuleName(name: string): boolean {
  return ruleNames.includes(name) || name.startsWith("redocly/modified-x-");
}
