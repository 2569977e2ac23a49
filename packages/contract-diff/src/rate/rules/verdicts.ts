import type { Rule } from "./rule.ts";

// What decides besides the rules.

export const containment: Omit<Rule, "level"> = {
  id: "containment",
  because: "As a whole, the schema takes nothing from callers and gives them nothing new.",
};

export const unreported: Omit<Rule, "level"> = {
  id: "unreported",
  because: "The engine says nothing of it, so nobody knows what it does.",
};

export const firstVersion: Omit<Rule, "level"> = {
  id: "first-version",
  because: "Nobody used what was not there.",
};

export const verdicts: readonly Omit<Rule, "level">[] = [containment, unreported, firstVersion];
