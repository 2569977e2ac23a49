import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { call } from "./call.ts";
import { createCheckout } from "./checkout.ts";

const checkout = createCheckout();
afterAll(() => checkout.remove());

const contract = join(checkout.folder, "openapi/conomy.yaml");
const original = readFileSync(contract, "utf8");
const support = join(checkout.folder, "SUPPORT.md");
const supported = readFileSync(support, "utf8");
const types = join(checkout.folder, "packages/openapi-types/conomy.generated.d.ts");
const generated = readFileSync(types, "utf8");

beforeEach(() => {
  writeFileSync(contract, original);
  writeFileSync(types, generated);
  writeFileSync(support, supported);
});

const generate = (...args: string[]) => call(join(checkout.folder, "scripts/generate.ts"), ...args);

function edit(from: string, to: string) {
  expect(original).toContain(from);
  writeFileSync(contract, original.replace(from, to));
}

describe("generate --check", () => {
  it("passes while the files are what the contract makes of them", async () => {
    const { code, stderr } = await checkout.run("node", "scripts/generate.ts", "--check");
    expect(stderr).toBe("");
    expect(code).toBe(0);
  });

  it("fails once a field is no longer required, and names the command that fixes it", async () => {
    edit("required: [firstName]", "required: []");
    const { code, stderr } = await generate("--check");
    expect(code).toBe(1);
    expect(stderr).toBe(
      "packages/openapi-types/conomy.generated.d.ts is not what openapi/conomy.yaml makes of it. " +
        "Run `pnpm generate` and commit the result.\n",
    );
    expect(readFileSync(types, "utf8")).toBe(generated);
  });
});

describe("generate --check of the sections in Markdown", () => {
  it("fails once a section is not what the workspace makes of it, and names the command that fixes it", async () => {
    writeFileSync(support, supported.replace("| 22.13 or later |", "| 18 or later |"));
    const { code, stderr } = await generate("--check");
    expect(code).toBe(1);
    expect(stderr).toBe(
      "SUPPORT.md is not what the workspace makes of it. Run `pnpm generate` and commit the result.\n",
    );
  });

  it("fails if a section's comments are gone, and says which it needs", async () => {
    writeFileSync(support, supported.replace("<!-- end: versions -->", ""));
    const { code, stderr } = await generate("--check");
    expect(code).toBe(1);
    expect(stderr).toBe(
      "SUPPORT.md needs the line `<!-- generated: versions -->`, and after it the line `<!-- end: versions -->`.\n",
    );
  });
});

describe("generate", () => {
  it("is all it takes for a new property to reach the types", async () => {
    const at =
      original.indexOf("      properties:\n", original.lastIndexOf("    CustomerUpdate:\n")) +
      "      properties:\n".length;
    writeFileSync(contract, `${original.slice(0, at)}        nickname:\n          type: string\n${original.slice(at)}`);
    const { code, stdout } = await generate("--contract");
    expect(stdout).toContain("written    packages/openapi-types/conomy.generated.d.ts");
    expect(code).toBe(0);
    expect(readFileSync(types, "utf8")).toContain("nickname?: string;");
  });

  it("says where a reference leads nowhere, and leaves every file as it was", async () => {
    edit('$ref: "#/components/schemas/Address"', '$ref: "#/components/schemas/Adress"');
    const { code, stdout, stderr } = await generate("--contract");
    expect(code).toBe(1);
    const line = original.slice(0, original.indexOf("schemas/Address")).split("\n").length;
    expect(stderr).toBe(
      `openapi/conomy.yaml:${line}:11: The $ref #/components/schemas/Adress leads nowhere. Correct the YAML; nothing was written.\n`,
    );
    expect(stdout).toBe("");
    expect(readFileSync(types, "utf8")).toBe(generated);
  });

  it("says where YAML is broken, and leaves every file as it was", async () => {
    edit("openapi: 3.1.0", "openapi: [3.1.0");
    const { code, stderr } = await generate("--contract");
    expect(code).toBe(1);
    expect(stderr).toMatch(/^openapi\/conomy\.yaml:\d+:\d+: .+ Correct the YAML; nothing was written\.\n$/);
    expect(readFileSync(types, "utf8")).toBe(generated);
    expect(readdirSync(join(checkout.folder, "packages/openapi-types"))).not.toContain("conomy.generated.d.ts.tmp");
  });

  it("writes nothing if one of the generators cannot work", async () => {
    edit("operationId: createAccessToken", "operationId: obtainAccessToken");
    const { code, stderr } = await generate("--contract");
    expect(code).toBe(1);
    expect(stderr).toContain("no operation is called createAccessToken");
    expect(readFileSync(types, "utf8")).toBe(generated);
  });

  it("refuses an option that it does not know", async () => {
    const { code, stderr } = await generate("--chek");
    expect(code).toBe(2);
    expect(stderr).toBe("Unknown option '--chek'. Did you mean --check? See --help.\n");
  });
});
