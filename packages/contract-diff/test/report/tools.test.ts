import { readFileSync } from "node:fs";
import { Ajv } from "ajv";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { decide } from "../../src/release/gate.ts";
import { render } from "../../src/report/index.ts";
import { changeOf, comparisonOf, impactOf } from "../comparisons.ts";
import { hostileText } from "./hostile.ts";

const refused = decide("major", { bump: "none", migration: "missing" });
const accepted = decide("major", { bump: "major", migration: "explained" });
const changes = [changeOf("major"), changeOf("minor"), changeOf("none")];
const comparison = comparisonOf({ bump: "major", changes, typescript: [impactOf()] });

describe("sarif", () => {
  const schema = new URL(import.meta.resolve("@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json"));
  const { $schema: _draft, id: _id, ...rules } = JSON.parse(readFileSync(schema, "utf8"));
  const validate = new Ajv({ strict: false, validateFormats: false, unicodeRegExp: false }).compile(rules);
  const write = (...report: Parameters<typeof render>) => JSON.parse(render(...report));

  it("follows the published schema, whatever a document says", () => {
    fc.assert(
      fc.property(hostileText, hostileText, (message, file) => {
        const change = changeOf("major", { message, revision: { file, pointer: "#/", line: 3, col: 1 } });
        validate(
          write("sarif", comparisonOf({ revision: file, changes: [change], typescript: [impactOf()] }), refused),
        );
        expect(validate.errors).toBe(null);
      }),
      { numRuns: 200 },
    );
  });

  it("has a result with place, rule and fingerprint for whatever means something", () => {
    const [run] = write("sarif", comparison, refused).runs;
    expect(run.results.map(({ level }: { level: string }) => level)).toEqual(["error", "note", "error"]);
    expect(run.results[0]).toMatchObject({
      ruleId: "some-rule",
      message: { text: "Something major of `Customer` changed." },
      locations: [
        {
          physicalLocation: {
            artifactLocation: { uri: "openapi/conomy.yaml" },
            region: { startLine: 12, startColumn: 3 },
          },
        },
      ],
      partialFingerprints: { "contractDiff/v1": "f0123456789ab" },
    });
    expect(write("sarif", comparison, accepted).runs[0].results[0].level).toBe("warning");
  });

  it("makes no link of brackets", () => {
    const change = changeOf("major", { message: "[x](https://evil.test)" });
    const [result] = write("sarif", comparisonOf({ changes: [change] }), undefined).runs[0].results;
    expect(result.message).toEqual({ text: "\\[x\\](https://evil.test)", markdown: "`[x](https://evil.test)`" });
  });
});

describe("junit", () => {
  it("fails for what breaks, and for the gate", () => {
    expect(render("junit", comparison, refused)).toBe(`<?xml version="1.0" encoding="UTF-8"?>
<testsuites tests="4" failures="3">
  <testsuite name="contract-diff" tests="4" failures="3">
    <testcase classname="Breaks callers" name="Something major of \`Customer\` changed.">
      <failure message="Something major of \`Customer\` changed. openapi/conomy.yaml:12"/>
    </testcase>
    <testcase classname="Addition" name="Something minor of \`Customer\` changed."/>
    <testcase classname="TypeScript stops compiling" name="\`Customer.email\` is gone: code that reads it stops compiling.">
      <failure message="\`Customer.email\` is gone: code that reads it stops compiling. openapi/conomy.yaml:1"/>
    </testcase>
    <testcase classname="Contract gate" name="This needs a major release, but no changeset declares one.">
      <failure message="This needs a major release, but no changeset declares one."/>
    </testcase>
  </testsuite>
</testsuites>
`);
    expect(render("junit", comparison, accepted)).toContain('tests="4" failures="0"');
  });

  it("has no element and no attribute that a document made", () => {
    fc.assert(
      fc.property(hostileText, (message) => {
        const text = render("junit", comparisonOf({ changes: [changeOf("minor", { message })] }), undefined);
        const [, name] = /<testcase classname="Addition" name="([^"<>]*)"\/>/.exec(text) ?? [];
        expect(name).toBeDefined();
        expect(name?.replaceAll(/&(?:amp|lt|gt|quot|#39);/g, "")).not.toContain("&");
        expect(text.match(/<\w+/g)).toEqual(["<testsuites", "<testsuite", "<testcase"]);
      }),
    );
  });
});

it("gitlab lists every finding with its severity and what tells it from others", () => {
  expect(JSON.parse(render("gitlab", comparison, refused))).toEqual([
    {
      description: "Something major of `Customer` changed.",
      check_name: "some-rule",
      fingerprint: "f0123456789ab",
      severity: "critical",
      location: { path: "openapi/conomy.yaml", lines: { begin: 12 } },
    },
    expect.objectContaining({ severity: "info" }),
    expect.objectContaining({ check_name: "types-removed", severity: "critical", fingerprint: "fba9876543210" }),
  ]);
});

describe("annotations", () => {
  const place = (line: number) => ({ revision: { file: "a.yaml", pointer: "#/", line, col: 1 } });
  const at = (line: number) => changeOf("major", { message: `Change ${line}.`, ...place(line) });
  const write = (lines: number[]) =>
    render("github-actions", comparisonOf({ bump: "major", changes: lines.map(at) }), refused)
      .trimEnd()
      .split("\n");

  it("are at most ten of one kind, and the last one tells of all others", () => {
    const lines = write(Array.from({ length: 30 }, (_, index) => index + 1));
    expect(lines).toHaveLength(10);
    for (let line = 1; line <= 30; line++) expect(lines.join("")).toContain(`Change ${line}.`);
    expect(lines[8]).toMatch(/^::error title=22 more::GitHub shows no more annotations.*a\.yaml:9 Change 9\.%0A/);
    expect(lines[9]).toMatch(/^::error title=Contract gate::/);
  });

  it("are none too many where they just fit", () => {
    expect(write(Array.from({ length: 9 }, (_, index) => index + 1)).join()).not.toContain("more::");
  });

  it("are one where several findings stand in one line", () => {
    expect(write([4, 4])).toEqual([
      "::error file=a.yaml,line=4,col=1,title=Breaks callers::Change 4.%0AChange 4.",
      expect.stringContaining("Contract gate"),
    ]);
  });
});
