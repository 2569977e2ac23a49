import type { Comparison } from "../compare.ts";
import type { Gate } from "../release/gate.ts";
import { html as xml } from "./escape/html.ts";
import { isRuled } from "./findings.ts";
import { type Item, itemsOf } from "./items.ts";
import { titleOf, verdictOf } from "./wording/verdict.ts";

/** A test that stands for a finding, or for the gate. */
interface Case {
  name: string;
  classname: string;
  /** Why it fails, if it does. */
  failure?: string;
}

/** Writes JUnit's XML, which nearly every CI shows. What breaks callers fails, unless the changesets declare it. */
export function renderJunit(comparison: Comparison, gate: Gate | undefined): string {
  const cases = [...itemsOf(comparison).map((item) => caseOf(item, gate)), ...gateCase(comparison, gate)];
  const failures = cases.filter(({ failure }) => failure !== undefined).length;
  const lines = [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites tests="${cases.length}" failures="${failures}">`,
    `  <testsuite name="contract-diff" tests="${cases.length}" failures="${failures}">`,
    ...cases.map(written),
    "  </testsuite>",
    "</testsuites>",
  ];
  return `${lines.join("\n")}\n`;
}

function caseOf(item: Item, gate: Gate | undefined): Case {
  const { message, file, line, level } = item;
  const failure = level === "major" && !gate?.ok ? `${message} ${file}:${line}` : undefined;
  return { name: message, classname: titleOf(item), ...(failure !== undefined && { failure }) };
}

function gateCase(comparison: Comparison, gate: Gate | undefined): Case[] {
  if (!gate) return [];
  const verdict = verdictOf(gate, isRuled(comparison));
  return [{ name: verdict, classname: "Contract gate", ...(!gate.ok && { failure: verdict }) }];
}

function written({ name, classname, failure }: Case): string {
  const start = `    <testcase classname="${xml(classname)}" name="${xml(name)}"`;
  return failure === undefined
    ? `${start}/>`
    : `${start}>\n      <failure message="${xml(failure)}"/>\n    </testcase>`;
}
