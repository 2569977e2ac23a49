import type { Finding } from "../../change.ts";
import { steps } from "../../contract/pointer.ts";
import { useAt } from "../../contract/uses.ts";
import type { Rule } from "./rule.ts";

export const requestPartOptional: Rule = {
  id: "request-part-became-optional",
  because: "What was required is now optional.",
  level: (finding) => (becomes(finding, ["Parameter", "RequestBody"], false) ? "minor" : undefined),
};

export const responseHeaderOptional: Rule = {
  id: "response-header-became-optional",
  because: "A header that was in every response may now be absent.",
  level: (finding) => (isResponseHeader(finding) && becomes(finding, ["Header"], false) ? "major" : undefined),
};

export const responseHeaderRequired: Rule = {
  id: "response-header-became-required",
  because: "A header that was optional is now in every response.",
  level: (finding) => (isResponseHeader(finding) && becomes(finding, ["Header"], true) ? "minor" : undefined),
};

function becomes({ property, typeName, base, revision }: Finding, types: string[], required: boolean): boolean {
  if (property !== "required" || !types.includes(typeName)) return false;
  return (base?.value === true) !== required && (revision?.value === true) === required;
}

function isResponseHeader({ path }: Finding): boolean {
  return steps(path).includes("headers") && useAt(path)?.direction === "response";
}
