import { describe, expect, it } from "vitest";
import { decide } from "../../src/release/gate.ts";
import { renderMarkdown } from "../../src/report/markdown.ts";
import { changeOf, comparisonOf, impactOf } from "../comparisons.ts";

const refused = decide("major", { bump: "none", migration: "missing" }, ["@conomyhq/openapi-types"]);

/** Fails unless every block that is opened is closed, in order. */
function expectWellFormed(text: string): void {
  let fence = "";
  let details = 0;
  for (const line of text.replaceAll(/`[^`\n]+`/g, "").split("\n")) {
    const [, run = ""] = /^\s*(`{3,})/.exec(line) ?? [];
    if (fence !== "") {
      if (run.length >= fence.length) fence = "";
    } else if (run !== "") fence = run;
    else {
      details += line.split("<details>").length - line.split("</details>").length;
      expect([0, 1]).toContain(details);
      expect(line.split("<summary>").length).toBe(line.split("</summary>").length);
    }
  }
  expect({ fence, details }).toEqual({ fence: "", details: 0 });
}

describe("the comment", () => {
  const comparison = comparisonOf({
    bump: "major",
    changes: [changeOf("patch"), changeOf("minor"), changeOf("none"), changeOf("major")],
    typescript: [impactOf()],
  });
  const text = renderMarkdown(comparison, refused);

  it("begins with the verdict, in one line", () => {
    expect(text.split("\n").slice(0, 2)).toEqual([
      "**Refused.** This needs a major release, but no changeset declares one.",
      "",
    ]);
  });

  it("has what breaks first, then types, then the rest, collapsed", () => {
    const titles = [...text.matchAll(/^### (.*)|<summary>(?!\.changeset)(.*)<\/summary>/gm)];
    expect(titles.map(([, open, collapsed]) => open ?? `(${collapsed})`)).toEqual([
      "What may break",
      "TypeScript that stops compiling",
      "(Additions (1))",
      "(Documentation (1))",
      "(Changes that mean the same as before (1))",
    ]);
    expectWellFormed(text);
  });

  it("says no more than that where nothing changed", () => {
    const gate = decide("none", { bump: "none", migration: "missing" });
    expect(renderMarkdown(comparisonOf(), gate)).toBe("**No contract change.**\n\n<!-- contract-diff: no change -->\n");
    expect(renderMarkdown(comparisonOf(), undefined)).toBe(
      "**No contract change.**\n\n<!-- contract-diff: no change -->\n",
    );
  });

  it("names the release where no changesets were looked at", () => {
    expect(renderMarkdown(comparisonOf({ bump: "minor" }), undefined)).toBe("**This needs a minor release.**\n");
  });

  it("says that types were not compared, and why", () => {
    const skipped = comparisonOf({ typescriptSkipped: "It was asked not to." });
    expect(renderMarkdown(skipped, undefined)).toContain("Types were not compared. It was asked not to.");
  });
});

it("groups breaking changes by component and names the operations", () => {
  const uses = ["GET /a", "GET /b", "PUT /b"].map((operation) => ({ operation, direction: "response" as const }));
  const text = renderMarkdown(
    comparisonOf({
      bump: "major",
      changes: [
        changeOf("major", { uses, message: "One." }),
        changeOf("major", {
          component: "Address",
          uses: [{ operation: "GET /customers", direction: "request" }],
          message: "Two.",
        }),
        changeOf("major", { uses, message: "Three." }),
      ],
    }),
    undefined,
  );
  expect(text.slice(text.indexOf("**`"))).toBe(`**\`Customer\`**, in responses of \`GET /a\`, \`GET /b\` and \`PUT /b\`

- One. [\`openapi/conomy.yaml:12\`](openapi/conomy.yaml#L12)
- Three. [\`openapi/conomy.yaml:12\`](openapi/conomy.yaml#L12)

**\`Address\`**, in requests of \`GET /customers\`

- Two. [\`openapi/conomy.yaml:12\`](openapi/conomy.yaml#L12)
`);
});

it("has what is proven first, and shows the payload", () => {
  const witness = {
    value: { a: 1 },
    acceptedBy: "base",
    direction: "request",
    pointer: "/a",
    reason: "a must be string",
  } as const;
  const typescript = [impactOf({ pointer: "/components/schemas/Gone" })];
  const gone = { file: "openapi/conomy.yaml", pointer: "#/components/schemas/Gone", line: 3, col: 1 };
  const changes = [
    changeOf("major", { message: "Possible." }),
    changeOf("major", { message: "Payload.", witness }),
    changeOf("major", { message: "Response.", witness: { ...witness, direction: "response", acceptedBy: "revision" } }),
    changeOf("major", { message: "Compiler.", kind: "removed", base: gone }),
  ];
  const text = renderMarkdown(comparisonOf({ bump: "major", changes, typescript }), undefined);
  const wanted = [
    "### What breaks, proven",
    "Payload.",
    "Response.",
    "Compiler.",
    "### What else may break",
    "Possible.",
  ];
  expect([...wanted].sort((a, b) => text.indexOf(a) - text.indexOf(b))).toEqual(wanted);
  expect(text).toContain(
    '- Payload. [`openapi/conomy.yaml:12`](openapi/conomy.yaml#L12)\n  Requests could send `{"a":1}` and cannot any more: at `/a`, a must be string.',
  );
  expect(text).toContain('Responses may send `{"a":1}` now, which they never did: at `/a`, a must be string.');
});

describe.each([
  ["of one component", () => ({ component: "Customer" })],
  ["of as many components", (index: number) => ({ component: `Component${index}` })],
  ["with endless names", (index: number) => ({ component: "C".repeat(5_000), message: `${index} `.repeat(3_000) })],
])("thousands of changes %s", (_, parts) => {
  const changes = Array.from({ length: 4_000 }, (_, index) =>
    changeOf(index % 2 ? "major" : "minor", { message: `Change ${index}.`, ...parts(index) }),
  );
  const typescript = Array.from({ length: 2_000 }, () => impactOf({ snippet: "const x = `a`;\n".repeat(40) }));
  const text = renderMarkdown(comparisonOf({ bump: "major", changes, typescript }), refused);

  it("stay below what GitHub takes", () => {
    expect(text.length).toBeLessThan(60_000);
    expect(text.length).toBeGreaterThan(40_000);
  });

  it("are cut where no block is open, and the cut is counted", () => {
    expectWellFormed(text);
    const [, more] = /_And (\d+) more changes\. The whole report is attached to the run\._/.exec(text) ?? [];
    expect(Number(more) + text.split(/^- /m).length).toBeGreaterThan(1_999);
  });
});

it("lets a document call nobody and open no block", () => {
  const message = "Property <details> of @conomyhq/team\n\n### Title `@code <b>` was removed.";
  const snippet = "```\n</details>\n````";
  const hostile = comparisonOf({
    bump: "major",
    changes: [changeOf("major", { message, component: "`x` @y" })],
    typescript: [impactOf({ snippet })],
  });
  const text = renderMarkdown(hostile, undefined);
  expect(text).toContain("- Property `<details>` of `@conomyhq/team` `###` Title `@code <b>` was removed.");
  expect(text).toContain("**`'x' @y`**");
  expect(text).toContain("  `````ts\n  ```\n  </details>\n  ````\n  `````");
  expectWellFormed(text);
});
