import { readFileSync } from "node:fs";
import { Ajv2020 } from "ajv/dist/2020.js";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { decide } from "../../src/release/gate.ts";
import { render } from "../../src/report/index.ts";
import { changeOf, comparisonOf, impactOf } from "../comparisons.ts";
import { contract, createRepository, type Repository } from "../repository.ts";

const schema = JSON.parse(readFileSync(new URL("../../report.schema.json", import.meta.url), "utf8"));
const validate = new Ajv2020({ allErrors: true, allowUnionTypes: true }).compile(schema);

let repository: Repository;
const path = "openapi/conomy.yaml";

beforeAll(() => {
  repository = createRepository();
});
afterAll(() => repository.remove());

/** Edits the contract in the working tree. */
function edit(from: string, to: string): void {
  expect(contract).toContain(from);
  repository.write(path, contract.replace(from, to));
}

describe("json", () => {
  const removal = ["        email:\n          description: The e-mail address.\n          type: string\n", ""] as const;

  it.each([
    ["nothing", "", ""],
    ["a removal", ...removal],
    ["a narrowed request", "maxLength: 3", "maxLength: 2"],
    ["a new title", "title: Customers", "title: Payers"],
    ["a new version", "version: 1.0.0", "version: 2.0.0"],
  ])("follows its published schema for %s", async (_, from, to) => {
    edit(from, to);
    for (const options of [[], ["--no-gate"], ["--no-typescript"]]) {
      const { stdout } = await repository.diff(["--format", "json", ...options]);
      const valid = validate(JSON.parse(stdout));
      expect({ valid, errors: validate.errors }).toEqual({ valid: true, errors: null });
    }
  });

  it("names the bump, what was declared, and each change with its place", async () => {
    edit(...removal);
    const { stdout } = await repository.diff(["main:openapi/conomy.yaml", path, "--format", "json", "--no-typescript"]);
    expect(JSON.parse(stdout)).toMatchObject({
      reportVersion: 1,
      base: "main:openapi/conomy.yaml",
      revision: path,
      bump: "major",
      declared: "none",
      ok: false,
      typescriptSkipped: expect.any(String),
      changes: [
        {
          level: "major",
          operation: ["GET /customers", "GET /customers/{id}", "PATCH /customers/{id}"],
          direction: ["response"],
          component: "Customer",
          location: { base: { file: path, line: 66 }, revision: null },
        },
      ],
    });
  });

  it("names the types that break beside the change that breaks them", () => {
    const at = (pointer: string) => ({ revision: { file: path, pointer, line: 1, col: 1 } });
    const changes = [
      changeOf("major", at("#/components/schemas/Customer/properties/email/type")),
      changeOf("major", at("#/components/schemas/Customer/properties/emails")),
    ];
    const typescript = [impactOf({ pointer: "/components/schemas/Customer/properties/email" }), impactOf()];
    const report = JSON.parse(render("json", comparisonOf({ bump: "major", changes, typescript }), undefined));
    expect(report.changes.map((change: { typescript: string[] }) => change.typescript.length)).toEqual([1, 0]);
  });
});

describe("github-actions", () => {
  const refused = decide("major", { bump: "none", migration: "missing" });

  it("annotates the line in the revision's file, the gravest first", () => {
    const comparison = comparisonOf({
      bump: "major",
      changes: [changeOf("minor"), changeOf("major"), changeOf("none")],
    });
    expect(render("github-actions", comparison, refused)).toBe(
      [
        "::error file=openapi/conomy.yaml,line=12,col=3,title=Breaks callers::Something major of `Customer` changed.",
        "::notice file=openapi/conomy.yaml,line=12,col=3,title=Addition::Something minor of `Customer` changed.",
        "::error title=Contract gate::This needs a major release, but no changeset declares one.",
        "",
      ].join("\n"),
    );
  });

  it("warns of a break that is declared", () => {
    const gate = decide("major", { bump: "major", migration: "explained" });
    const text = render("github-actions", comparisonOf({ bump: "major", changes: [changeOf("major")] }), gate);
    expect(text).toMatch(/^::warning [^\n]*\n$/);
  });

  it("annotates what held a part that was removed", async () => {
    edit("        email:\n          description: The e-mail address.\n          type: string\n", "");
    const { stdout } = await repository.diff(["--format", "github-actions"]);
    const [, line] = /^::error file=openapi\/conomy\.yaml,line=(\d+),title=Breaks callers::/.exec(stdout) ?? [];
    expect(repository.read(path).split("\n")[Number(line) - 1]).toBe("      properties:");
  });

  it("lets no text end a command or begin another", () => {
    const change = changeOf("major", {
      message: "100%\n::error::boo",
      revision: { file: "a,b:c.yaml", pointer: "#/", line: 1, col: 1 },
    });
    const text = render("github-actions", comparisonOf({ bump: "major", changes: [change] }), undefined);
    expect(text).toBe("::error file=a%2Cb%3Ac.yaml,line=1,col=1,title=Breaks callers::100%25%0A::error::boo\n");
  });
});

describe("text", () => {
  it("names some of many operations, of which json names all", () => {
    const uses = Array.from({ length: 3_000 }, (_, at) => ({
      operation: `GET /${at}`,
      direction: "response" as const,
    }));
    const comparison = comparisonOf({ bump: "major", changes: [changeOf("major", { uses })] });
    const some = "(GET /0, GET /1, GET /2, GET /3, GET /4 and 2995 others; response)";
    expect(render("text", comparison, undefined)).toContain(some);
    expect(JSON.parse(render("json", comparison, undefined)).changes[0].operation).toHaveLength(3_000);
  });

  it("has the gravest change first, with why a rating differs from the engine's", () => {
    const rerated = { engine: { level: "patch" }, because: "It narrows what requests may hold." } as const;
    const changes = [changeOf("minor"), changeOf("major", rerated)];
    expect(render("text", comparisonOf({ bump: "major", changes }), undefined)).toMatch(
      /^major {2}[^\n]*\n +openapi\/conomy\.yaml:12:3\n +The engine says patch\. It narrows what requests may hold\.\nminor/m,
    );
  });
});
