import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";
import { afterAll, beforeAll, expect, it } from "vitest";
import { addTypeScript } from "./compile.ts";
import { createProject, type Project } from "./project.ts";

const code = `
import type { ConomyClient } from "@conomyhq/client";
declare const conomy: ConomyClient;
const customer = await conomy.customers.update("69e2", { firstName: "Ana", email: "ana@example.com" });
const result = await conomy.PATCH("/customers/{customer-id}", { params: { path: { "customer-id": "69e2" } }, body: {} });
`;

/** What an editor shows for a name in the code. */
interface Hover {
  text: string;
  /** The text, and the tags and their texts, of its comment. */
  comment: string[];
}

let project: Project;
let hover: (name: string) => Hover;
beforeAll(() => {
  project = addTypeScript(createProject());
  const file = join(project.folder, "hover.mts");
  writeFileSync(file, code);
  const service = createService(file);
  hover = (name) => {
    const info = service.getQuickInfoAtPosition(file, code.indexOf(name));
    const tags = (info?.tags ?? []).map((tag) => `@${tag.name} ${ts.displayPartsToString(tag.text)}`);
    return {
      text: ts.displayPartsToString(info?.displayParts),
      comment: [ts.displayPartsToString(info?.documentation), ...tags],
    };
  };
}, 60_000);
afterAll(() => project.remove());

/** What an editor asks, for one file. */
function createService(file: string): ts.LanguageService {
  const { sys } = ts;
  return ts.createLanguageService({
    getCompilationSettings: () => ({
      target: ts.ScriptTarget.ES2022,
      module: ts.ModuleKind.NodeNext,
      strict: true,
      types: ["node"],
    }),
    getCurrentDirectory: () => project.folder,
    getDefaultLibFileName: ts.getDefaultLibFilePath,
    getScriptFileNames: () => [file],
    getScriptVersion: () => "1",
    getScriptSnapshot: (name) =>
      sys.fileExists(name) ? ts.ScriptSnapshot.fromString(readFileSync(name, "utf8")) : undefined,
    fileExists: sys.fileExists,
    readFile: sys.readFile,
    directoryExists: sys.directoryExists,
    getDirectories: sys.getDirectories,
  });
}

it("names the types of an update instead of listing their members", () => {
  expect(hover("update(").text).toBe(
    "(method) Customers.update(id: string, changes: CustomerUpdate, options?: CallOptions): ResponsePromise<Customer>",
  );
  expect(hover("customer =").text).toBe("const customer: Customer");
});

it("shows what an update does and throws", () => {
  const { comment } = hover("update(");
  expect(comment[0]).toContain("Fields that are left out keep their value.");
  // `@throws {@link Name}` would fall apart into a brace and a tag `@link`.
  expect(comment.filter((line) => /^@(link|throws \{$)/.test(line))).toEqual([]);
  expect(comment.join("\n")).toMatch(/^@throws \{ConomyApiError\} with status 404/m);
});

it("shows the contract's description and example of a field", () => {
  expect(hover("firstName:").comment).toEqual(["The given name.", "@example Ana"]);
  expect(hover("email:").comment).toEqual(["The e-mail address.", "@example ana@example.com"]);
  expect(hover('"customer-id":').comment).toContain("The customer that the call is about.");
});

it("shows a raw call in a few lines", () => {
  const { text } = hover("PATCH(");
  expect(text).toContain('CallInit<"patch", "/customers/{customer-id}", "json">');
  expect(text.length).toBeLessThan(300);
});

it("shows a parameter of a raw call in one line", () => {
  expect(hover("params:").text).toBe('(property) params: CallParameters<"patch", "/customers/{customer-id}">');
});
