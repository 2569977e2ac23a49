import { execFileSync, spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { installOnDemand } from "@conomyhq/vitest-config/install";
import { afterAll, beforeAll, beforeEach, describe, expect, inject, it } from "vitest";

// A repository that is not ours: another path, another branch, another package, and the tool from a registry.

const contract = `openapi: 3.1.0
info: { title: Books, version: 4.2.0 }
paths:
  /books:
    get:
      operationId: listBooks
      responses:
        "200":
          description: All of them.
          content: { application/json: { schema: { $ref: "#/components/schemas/Book" } } }
components:
  schemas:
    Book:
      type: object
      required: [title]
      properties:
        title: { type: string }
        author: { type: string }
`;
const changed = contract.replace("        author: { type: string }\n", "").replace("title: Books", "title: Our books");
const configuration = "contract: api/books.yaml\ndefaultBranch: trunk\n";

let folder: string;
beforeAll(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), "acme-sdk-")));
  write("package.json", JSON.stringify({ name: "@acme/sdk", version: "4.2.0" }));
  write(".npmrc", `@conomyhq:registry=${inject("registry")}\n`);
  const install = ["install", "-D", "@conomyhq/contract-diff", "--prefer-offline", "--no-audit", "--no-fund"];
  execFileSync("npm", install, { cwd: folder, stdio: "pipe" });
  git("init", "--quiet", "--initial-branch=trunk");
  git("config", "user.name", "Test");
  git("config", "user.email", "test@example.com");
  write(".gitignore", "node_modules\n");
  write("contract-diff.yaml", configuration);
  write("api/books.yaml", contract);
  commit("The contract as it was");
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));
beforeEach(() => {
  git("checkout", "--quiet", "--force", "-B", "branch", "trunk");
  git("clean", "--quiet", "--force", "-d");
  write("api/books.yaml", changed);
});

function write(file: string, text: string): void {
  mkdirSync(dirname(join(folder, file)), { recursive: true });
  writeFileSync(join(folder, file), text);
}

function git(...args: string[]): void {
  execFileSync("git", args, { cwd: folder, stdio: ["ignore", "ignore", "pipe"] });
}

function commit(message: string): void {
  git("add", "--all");
  git("commit", "--quiet", "--message", message);
}

function npx(...args: string[]) {
  const { PATH, HOME } = process.env;
  const env = { PATH, HOME, NO_COLOR: "1" };
  const { status, stdout, stderr } = spawnSync("npx", args, { cwd: folder, env, encoding: "utf8" });
  return { code: status, stdout, stderr };
}

describe("in a repository without changesets", () => {
  it("the change is rated and proven, and no gate is held against it", () => {
    const { code, stdout, stderr } = npx("contract-diff");
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    expect(stdout).toMatch(/api\/books\.yaml: major\n/);
    expect(stdout).toContain('import type { components } from "./openapi.d.ts"');
    expect(stdout).toContain("There are no changesets here");
  });

  it("snippets import the package that the configuration names", () => {
    const types = "types: { importName: '@acme/sdk', generator: { rootTypes: true, rootTypesNoSchemaPrefix: true } }\n";
    write("contract-diff.yaml", `${configuration}${types}`);
    expect(npx("contract-diff").stdout).toContain('import type { Book } from "@acme/sdk"');
  });

  it.each(["config.schema.json", "report.schema.json"])("tools find %s", (file) => {
    const { resolve } = createRequire(join(folder, "package.json"));
    expect(JSON.parse(readFileSync(resolve(`@conomyhq/contract-diff/${file}`), "utf8"))).toHaveProperty("$schema");
  });

  it("a configuration that is wrong is refused with its place", () => {
    write("contract-diff.yaml", configuration.replace("contract", "contrct"));
    const { code, stdout, stderr } = npx("contract-diff");
    expect({ code, stdout }).toEqual({ code: 3, stdout: "" });
    expect(stderr).toMatch(/^contract-diff\.yaml:1:1: `contrct` is not known here\. Did you mean `contract`\?/);
  });

  it("the oldest Node that it allows runs it", () => {
    const runtimes = join(import.meta.dirname, "../runtimes");
    installOnDemand(runtimes);
    const node = join(runtimes, "node_modules/node-22/bin/node");
    const cli = join(folder, "node_modules/@conomyhq/contract-diff/dist/cli.js");
    const { status, stdout, stderr } = spawnSync(node, [cli], { cwd: folder, encoding: "utf8" });
    expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
    expect(stdout).toMatch(/api\/books\.yaml: major\n/);
  });

  it.each(["import", "require"])("a program may %s it", (way) => {
    const name = JSON.stringify("@conomyhq/contract-diff");
    const load = way === "import" ? `await import(${name})` : `require(${name})`;
    const type = way === "import" ? "module" : "commonjs";
    const program = `const { compare } = ${load};
      compare("trunk:api/books.yaml", "api/books.yaml", { cwd: ".", typescript: false }).then(({ bump }) => console.log(bump));`;
    const args = [`--input-type=${type}`, "--eval", program];
    expect(execFileSync(process.execPath, args, { cwd: folder, encoding: "utf8" })).toBe("major\n");
  });
});

describe("in a repository with changesets", () => {
  beforeEach(() => {
    write(".changeset/config.json", JSON.stringify({ access: "public", baseBranch: "trunk" }));
  });

  it("the package at the root has to declare the change", () => {
    const refused = npx("contract-diff", "--no-typescript");
    expect(refused.code).toBe(1);
    expect(refused.stdout).toContain("This needs a major release, but no changeset declares one.");

    const { stderr } = npx("contract-diff", "--no-typescript", "--write-changeset");
    const [file = ""] = /^\.changeset\/contract-\w+\.md/.exec(stderr) ?? [];
    const text = readFileSync(join(folder, file), "utf8");
    expect(text).toContain('"@acme/sdk": major\n');
    write(file, text.replace(/<!--.*-->/, "read the author elsewhere."));
    expect(npx("contract-diff", "--no-typescript").code).toBe(0);
  });

  it("its policy may decide otherwise, visibly", () => {
    write(
      "contract-diff.yaml",
      `${configuration}policy:\n  operations: [{ path: /books, level: none, reason: Only we call it. }]\n`,
    );
    const { code, stdout } = npx("contract-diff", "--no-typescript");
    expect(stdout).toMatch(/none instead of major by the policy .*contract-diff\.yaml:4:16.* Only we call it\./);
    // The title is documentation.
    expect(stdout).toContain("This needs a patch release, but no changeset declares one.");
    expect(code).toBe(1);
  });
});
