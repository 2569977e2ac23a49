import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { type ApiChange, compareReports } from "../compare.ts";
import { reported } from "../reports.ts";

const folderOf = (name: string) => join(import.meta.dirname, "../..", name);
const reportOf = (name: string) => readFileSync(join(folderOf(name), "api-report.md"), "utf8");

/** What is found after an edit of the client's report. */
function edit(from: string, to: string): Pick<ApiChange, "name" | "bump">[] {
  const report = reportOf("client");
  expect(report).toContain(from);
  const changes = compareReports(report, report.replace(from, to), folderOf("client"));
  return changes.map(({ name, bump }) => ({ name, bump }));
}

it.each(reported)("an export added to the %s is minor, and nothing else is found", (name) => {
  const revision = reportOf(name).replace(/^```$/m, "export interface Added {}\n```");
  expect(compareReports(reportOf(name), revision, folderOf(name))).toEqual([
    { name: "Added", kind: "added", bump: "minor" },
  ]);
});

it("an export that is removed needs a major, a type as well as a function", () => {
  const report = "```ts\nexport function one(): void;\nexport type Two = string;\nexport { Three }\n```\n";
  const changes = compareReports(report, "```ts\n```\n", folderOf("client"));
  expect(changes.map(({ name, kind, bump }) => `${name} ${kind} ${bump}`)).toEqual([
    "one removed major",
    "Two removed major",
    "Three removed major",
  ]);
});

describe("a change needs a major if a program that compiled might stop compiling:", () => {
  const create = { name: "createConomyClient", bump: "major" };

  it("an option gets another type", () => {
    expect(edit("timeout?: number | undefined;", "timeout?: string | undefined;")).toContainEqual(create);
  });

  it("an option has to be given", () => {
    expect(edit("apiVersion?: string | undefined;", "apiVersion: string | undefined;")).toContainEqual(create);
  });

  it("what is returned has less", () => {
    expect(edit("    pagination: Pagination;\n", "")).toContainEqual(create);
  });

  it("a class has less", () => {
    expect(edit("    readonly retryAfter: number | undefined;\n", "")).toContainEqual({
      name: "ConomyApiError",
      bump: "major",
    });
  });

  it("a type that only callers name becomes another", () => {
    const [change] = compareReports(
      "```ts\nexport type Id = string;\n```\n",
      "```ts\nexport type Id = number;\n```\n",
      folderOf("client"),
    );
    expect(change).toMatchObject({ name: "Id", bump: "major", reason: expect.stringContaining("Neither") });
  });
});

it("a new option is minor", () => {
  const changes = edit("    deadline?: number", "    patience?: number | undefined;\n    deadline?: number");
  expect(changes).toEqual([{ name: "ReliabilityOptions", bump: "minor" }]);
});

it("what the compiler says stands beside the name", () => {
  const report = reportOf("client");
  const revision = report.replace("timeout?: number | undefined;", "timeout?: string | undefined;");
  const found = compareReports(report, revision, folderOf("client")).find(({ name }) => name === "createConomyClient");
  expect(found?.reason).toContain("Types of property 'timeout' are incompatible");
});
