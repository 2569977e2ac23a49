import type { Rule } from "./rule.ts";

// What decides besides the rules.

export const containment: Omit<Rule, "level"> = {
  id: "containment",
  because: "As a whole, the schema refuses no earlier value in requests and allows no new value in responses.",
};

export const unreported: Omit<Rule, "level"> = {
  id: "unreported",
  because: "The engine does not report it, so its effect is not known.",
};

export const firstVersion: Omit<Rule, "level"> = {
  id: "first-version",
  because: "The first version has no callers yet.",
};

export const verdicts: readonly Omit<Rule, "level">[] = [containment, unreported, firstVersion];
