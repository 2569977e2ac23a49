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

/** What a policy may call the rules of this package. Those of the engine are called `redocly/RULE`. */
export const ruleNames: readonly string[] = [...own, ...Object.keys(types).map((kind) => `types/${kind}`)];

/** Whether a rule is one of this package, and not of the engine. */
export function isOwnRule(id: string): boolean {
  return own.has(id);
}

/** Whether a policy may speak of a rule by this name. */
export function isRuleName(name: string): boolean {
  return ruleNames.includes(name) || /^redocly\/[\w-]+$/.test(name);
}
