import { renameSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { readContract } from "../../src/contract/load.ts";
import { at, reach } from "../../src/contract/pointer.ts";
import { commitAll, folderOf, git, read, schemaAt, withSchema } from "./files.ts";

describe("a contract of several files", () => {
  const files = {
    "openapi.yaml": withSchema("{ $ref: schemas/pet.yaml }"),
    "schemas/pet.yaml": "type: object\nproperties:\n  owner:\n    $ref: owner.yaml#/$defs/Owner\n",
    "schemas/owner.yaml":
      "$defs:\n  Owner:\n    type: object\n    properties:\n      pets: { items: { $ref: ./pet.yaml } }\n",
  };

  it("is one document, also where the files refer to each other", () => {
    const { document, written } = read(folderOf(files));
    expect(written.broken).toEqual([]);
    expect(at(document, schemaAt)).toEqual({ $ref: "#/components/schemas/pet" });
    expect(document.components).toEqual({
      schemas: {
        pet: { type: "object", properties: { owner: { $ref: "#/components/schemas/Owner" } } },
        Owner: { type: "object", properties: { pets: { items: { $ref: "#/components/schemas/pet" } } } },
      },
    });
  });

  it("knows the file and the line of each part", () => {
    const { placeOf } = read(folderOf(files));
    expect(placeOf("#/components/schemas/Owner/properties/pets")).toEqual({
      ...{ file: "schemas/owner.yaml", line: 5, col: 7 },
    });
    expect(placeOf("#/components/schemas/pet/properties/owner")).toMatchObject({
      ...{ file: "schemas/pet.yaml", line: 3 },
    });
    expect(placeOf(schemaAt)).toMatchObject({ file: "openapi.yaml", line: 11 });
  });

  it("is read from the tree of a git revision, and not from the working tree", () => {
    const folder = folderOf(files);
    commitAll(folder);
    writeFileSync(join(folder, "schemas/pet.yaml"), "type: string\n");
    const { document, placeOf } = read(folder, "main:openapi.yaml");
    expect(at(document, "#/components/schemas/pet/type")).toBe("object");
    expect(placeOf("#/components/schemas/Owner")).toMatchObject({ file: "schemas/owner.yaml", line: 2 });
    expect(at(read(join(folder, "schemas"), "main:../openapi.yaml").document, schemaAt)).toBeDefined();
  });

  it("keeps the name of a component that is nothing but a reference to a file", () => {
    const components = "components: { schemas: { Pet: { $ref: schemas/pet.yaml } } }\n";
    const folder = folderOf({
      ...files,
      "openapi.yaml": withSchema("{ $ref: schemas/pet.yaml }", "3.1.0", components),
    });
    const { document } = read(folder);
    expect(at(document, schemaAt)).toEqual({ $ref: "#/components/schemas/Pet" });
    expect(Object.keys(at(document, "#/components/schemas") as object)).toEqual(["Pet", "Owner"]);
  });

  it("gives two files of one name two names", () => {
    const folder = folderOf({
      "openapi.yaml": withSchema("{ anyOf: [{ $ref: a/pet.yaml }, { $ref: b/pet.yaml }] }"),
      "a/pet.yaml": "type: string\n",
      "b/pet.yaml": "type: number\n",
    });
    expect(read(folder).document.components).toEqual({
      schemas: { pet: { type: "string" }, "pet-2": { type: "number" } },
    });
  });

  it("takes in path items, parameters and mappings of a discriminator", () => {
    const folder = folderOf({
      "openapi.yaml": 'openapi: 3.1.0\ninfo: { title: a, version: "1" }\npaths: { /pets: { $ref: pets.yaml } }\n',
      "pets.yaml":
        "parameters: [{ $ref: page.yaml }]\nget:\n  requestBody: { content: { a/b: { schema: { $ref: pet.yaml } } } }\n",
      "page.yaml": "name: page\nin: query\n",
      "pet.yaml": "discriminator: { propertyName: kind, mapping: { dog: ./dog.yaml } }\n",
      "dog.yaml": "type: object\n",
    });
    expect(read(folder).document).toMatchObject({
      paths: { "/pets": { parameters: [{ $ref: "#/components/parameters/page" }] } },
      components: {
        parameters: { page: { name: "page" } },
        schemas: { pet: { discriminator: { mapping: { dog: "#/components/schemas/dog" } } }, dog: { type: "object" } },
      },
    });
  });
});

describe("what is not read", () => {
  const reasons = (folder: string, name?: string) => read(folder, name).written.broken.map(({ reason }) => reason);

  it.each(["../secret.yaml", "/etc/hostname", "link.yaml"])("%s, which lies outside of the folder", (reference) => {
    const outside = folderOf({ "secret.yaml": "type: string\n" });
    const folder = join(
      folderOf({ "secret.yaml": "a: 1\n", "api/openapi.yaml": withSchema(`{ $ref: ${reference} }`) }),
      "api",
    );
    symlinkSync(join(outside, "secret.yaml"), join(folder, "link.yaml"));
    expect(reasons(folder)).toEqual([expect.stringMatching(/is not read: it leads out of/)]);
    commitAll(folder);
    expect(reasons(folder, "main:openapi.yaml")).toEqual([expect.stringMatching(/is not read: it .*leads out of/)]);
  });

  it.each(["https://example.com/pet.yaml", "file:///etc/hostname", "data:,a", "//example.com/a"])(
    "%s, which no file of the contract is",
    (reference) => {
      const [reason] = reasons(folderOf({ "openapi.yaml": withSchema(`{ $ref: "${reference}" }`) }));
      expect(reason).toMatch(/nothing is read from the network/);
    },
  );

  it("what an extension, an example or a value seems to refer to", () => {
    const rest = "x-internal: { $ref: secret.yaml }\n";
    const schema =
      "{ x-a: [{ $ref: secret.yaml }], default: { $ref: secret.yaml }, examples: [{ $ref: secret.yaml }] }";
    const folder = folderOf({ "openapi.yaml": withSchema(schema, "3.1.0", rest), "secret.yaml": "secret: 42\n" });
    const { text, written } = read(folder);
    expect(written.broken).toEqual([]);
    expect(text).not.toMatch(/42|"\$ref":/);
  });

  it("the external value of an example", () => {
    const media = 'examples: { a: { externalValue: "http://127.0.0.1:1/" } }';
    const text = withSchema("{ type: string }").replace("schema:", `${media}\n              schema:`);
    expect(read(folderOf({ "openapi.yaml": text })).text).not.toMatch(/"externalValue"/);
  });
});

describe("git", () => {
  it("a path that is not in the tree is absent, and nothing else is", () => {
    const folder = folderOf({ "openapi.yaml": withSchema("{}") });
    commitAll(folder);
    expect(readContract("main:other.yaml", folder, folder)).toBeUndefined();
    expect(readContract("main:other/openapi.yaml", folder, folder)).toBeUndefined();
    expect(() => read(folder, "lost:openapi.yaml")).toThrow(
      /^The git revision lost is not here \(.*Needed a single revision\)/,
    );
    const blob = git(folder, "rev-parse", "main:openapi.yaml");
    git(folder, "update-ref", "--no-deref", "refs/heads/other", "main");
    writeFileSync(join(folder, "openapi.yaml"), "a: 1\n");
    git(folder, "config", "core.logAllRefUpdates", "false");
    const object = join(folder, ".git/objects", blob.slice(0, 2), blob.slice(2));
    symlinkSync("/dev/null", `${object}.tmp`);
    renameSync(`${object}.tmp`, object);
    expect(() => read(folder, "main:openapi.yaml")).toThrow(/^main:openapi\.yaml cannot be read from git: ./);
  });
});

describe("OpenAPI 3.0 is read as 3.1", () => {
  const modern = (schema: string, rest = "components: { schemas: { A: { type: object } } }\n") =>
    reach(read(folderOf({ "openapi.yaml": withSchema(schema, "3.0.3", rest) })).document, schemaAt);

  it.each([
    ["{ type: string, nullable: true }", { type: ["string", "null"] }],
    ["{ type: string, nullable: false }", { type: "string" }],
    ["{ nullable: true }", {}],
    ["{ nullable: true, allOf: [{ type: object }] }", { anyOf: [{ allOf: [{ type: "object" }] }, { type: "null" }] }],
    ["{ nullable: true, oneOf: [{ type: object }] }", { anyOf: [{ oneOf: [{ type: "object" }] }, { type: "null" }] }],
    ["{ nullable: true, anyOf: [{ type: object }] }", { anyOf: [{ type: "object" }, { type: "null" }] }],
    ["{ minimum: 1, exclusiveMinimum: true }", { exclusiveMinimum: 1 }],
    ["{ maximum: 1, exclusiveMaximum: false }", { maximum: 1 }],
    ["{ type: string, example: a }", { type: "string", examples: ["a"] }],
    [
      "{ properties: { nullable: { type: string, nullable: true }, example: { type: string } } }",
      { properties: { nullable: { type: ["string", "null"] }, example: { type: "string" } } },
    ],
    ["{ default: { nullable: true, example: 1 } }", { default: { nullable: true, example: 1 } }],
    [
      "{ properties: { a: { $ref: '#/components/schemas/A', maxLength: 3 } } }",
      { properties: { a: { $ref: "#/components/schemas/A" } } },
    ],
    [
      "{ properties: { a: { $ref: '#/components/schemas/A', nullable: true } } }",
      { properties: { a: { anyOf: [{ $ref: "#/components/schemas/A" }, { type: "null" }] } } },
    ],
  ])("%s", (schema, wanted) => {
    expect(modern(schema)).toEqual(wanted);
  });

  it("and 3.1 stays as it is", () => {
    const folder = folderOf({ "openapi.yaml": withSchema("{ type: string, nullable: true, example: a }") });
    expect(at(read(folder).document, schemaAt)).toEqual({ type: "string", nullable: true, example: "a" });
  });
});

it.each([
  ["3.1", "3.1.0"],
  ["3.0", "3.0.0"],
  ['"3.1"', "3.1.0"],
])("understands openapi: %s, and says so", (version, wanted) => {
  const { openapi, warnings } = read(folderOf({ "openapi.yaml": withSchema("{}", version) }));
  expect(openapi).toBe(wanted);
  expect(warnings).toEqual([expect.stringMatching(/^openapi\.yaml:1:1: `openapi: 3\.\d` is read as 3\.\d\.0/)]);
});

it.each([
  ["100,000 values", `{ enum: [${"a,".repeat(100_000)}] }`, /^openapi\.yaml:11:25: An enum has more than 5000 values/],
  ["300 levels", `${"{ not: ".repeat(300)}{}${" }".repeat(300)}`, /^openapi\.yaml:11:\d+: This is nested more than 90/],
])("refuses %s, with the place", (_, schema, message) => {
  expect(() => read(folderOf({ "openapi.yaml": withSchema(schema) }))).toThrow(message);
});

it("leads references by anchor, dynamic anchor and identifier to the schema that bears the name", () => {
  const rest = `components:
  schemas:
    A: { $anchor: a, type: string }
    B: { $dynamicAnchor: b, type: number }
    C: { $id: "https://example.com/c", type: boolean }
`;
  const schema = '{ prefixItems: [{ $ref: "#a" }, { $dynamicRef: "#b" }, { $ref: "https://example.com/c" }] }';
  const { document, written } = read(folderOf({ "openapi.yaml": withSchema(schema, "3.1.0", rest) }));
  expect(written.broken).toEqual([]);
  expect(at(document, schemaAt)).toEqual({
    prefixItems: ["A", "B", "C"].map((name) => ({ $ref: `#/components/schemas/${name}` })),
  });
});

it("walks by what parts are, whatever they are called", () => {
  const names = [
    "externalDocs",
    "links",
    "encoding",
    "responses",
    "callbacks",
    "properties",
    "example",
    "x-a",
    "rate%",
  ];
  const properties = names.map((name) => `"${name}": { $ref: pet.yaml }`).join(", ");
  const folder = folderOf({
    "openapi.yaml": withSchema(`{ properties: { ${properties} } }`),
    "pet.yaml": "type: string\n",
  });
  const ref = { $ref: "#/components/schemas/pet" };
  expect(at(read(folder).document, `${schemaAt}/properties`)).toEqual(
    Object.fromEntries(names.map((name) => [name, ref])),
  );
});
