import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it, onTestFinished } from "vitest";
import { checkReferences, loadDocument, parseContract } from "./document.ts";

const contract = readFileSync(new URL("../../openapi/conomy.yaml", import.meta.url), "utf8");
const { value } = parseContract(contract, "conomy.yaml");

it.each<[what: string, text: string]>([
  ["a byte order mark", `\uFEFF${contract}`],
  ["the line ends of Windows", contract.replaceAll("\n", "\r\n")],
  ["JSON", JSON.stringify(value)],
  ["JSON with tabs and a byte order mark", `\uFEFF${JSON.stringify(value, undefined, "\t")}`],
])("reads a document with the same content from %s", (_, text) => {
  expect(parseContract(text, "conomy.yaml").value).toEqual(value);
});

it("follows merge keys, and lets what stands in the map itself win", () => {
  const text = "base: &base { a: 1, b: 1 }\nother: &other { b: 2, c: 2 }\nall:\n  <<: [*base, *other]\n  a: 0\n";
  expect(parseContract(text, "x.yaml").value).toMatchObject({ all: { a: 0, b: 1, c: 2 } });
  expect(parseContract('all: { "<<": { a: 1 } }', "x.yaml").value).toEqual({ all: { "<<": { a: 1 } } });
});

it("keeps a key that is called __proto__ a key", () => {
  expect(JSON.stringify(parseContract("a: { __proto__: { b: 1 } }", "x.yaml").value)).toBe(
    '{"a":{"__proto__":{"b":1}}}',
  );
});

it("knows where a part stands, through aliases and merge keys", () => {
  const document = parseContract("base: &base\n  a: 1\nlist:\n  - *base\n  - <<: *base\n    b: 2\n", "x.yaml");
  expect(document.placeOf(["list", 0, "a"])).toBe("x.yaml:2:3");
  expect(document.placeOf(["list", 1, "a"])).toBe("x.yaml:2:3");
  expect(document.placeOf(["list", 1, "b"])).toBe("x.yaml:6:5");
  expect(document.placeOf(["list", 1, "c"])).toBe("x.yaml:5:5");
  expect(document.rangeOf(["list", 1, "b"])).toEqual([56, 57]);
  expect(document.rangeOf(["list", 1, "c"])).toBeUndefined();
});

it("tells the key of a part from its value, and an alias from what it names", () => {
  const document = parseContract("base: &base\n  a: 1\nlist:\n  one: *base\n", "x.yaml");
  expect(document.positionOf(["list", "one"])).toEqual({ line: 4, col: 3 });
  expect(document.positionOf(["list", "one"], "value")).toEqual({ line: 4, col: 8 });
  expect(document.positionOf(["list", "one", "a"], "value")).toEqual({ line: 2, col: 6 });
});

it("knows where a part of JSON stands, after a byte order mark too", () => {
  const document = parseContract('\uFEFF{\n  "a": [\n    { "b/c": 1 }\n  ]\n}', "x.json");
  expect(document.placeOf(["a", 0, "b/c"])).toBe("x.json:3:7");
  expect(document.positionOf(["a", "0", "b/c"], "value")).toEqual({ line: 3, col: 14 });
  expect(document.placeOf(["a", 0, "lost"])).toBe("x.json:3:5");
  expect(document.rangeOf(["a", 0, "b/c"])).toEqual([25, 26]);
  expect(document.rangeOf(["lost"])).toBeUndefined();
});

it.each([
  ["YAML", "a:\n  b: 9007199254740993\n"],
  ["JSON", '{"a":\n  {"b": 9007199254740993}}'],
])("rounds a number of %s that is too long, with a warning, if the reader wants that", (_, text) => {
  const { value, warnings } = parseContract(text, "x.yaml", { numbers: "rounded" });
  expect(value).toEqual({ a: { b: 9007199254740992 } });
  expect(warnings).toEqual([expect.stringMatching(/^x\.yaml:2:\d+: 9007199254740993 is read as 9007199254740992$/)]);
  expect(() => parseContract("a: .inf", "x.yaml", { numbers: "rounded" })).toThrow("x.yaml:1:4: .inf cannot");
});

it("reads two thousand aliases of one anchor", () => {
  const text = `a: &a [1]\nb:\n${"  - *a\n".repeat(2000)}`;
  expect(parseContract<{ b: unknown[] }>(text, "x.yaml").value.b).toHaveLength(2000);
});

it.each([
  ["nothing", "", "1:1: The document is empty"],
  ["no YAML", "a: [", "1:5: "],
  ["a key that is there twice", "a: 1\nb: 2\na: 3\n", "3:1: Map keys must be unique"],
  ["a key of JSON that is there twice", '{"a": {"b": 1,\n "b": 2}}', "2:2: Map keys must be unique"],
  ["a number of JSON that loses digits", '{"a":\n 9007199254740993}', "2:2: 9007199254740993 cannot"],
  [
    "JSON with more levels than can be followed",
    `{"a": ${"[".repeat(20_000)}${"]".repeat(20_000)}}`,
    "nested too deeply",
  ],
  ["two documents", "a: 1\n---\nb: 1\n", "2:1: "],
  ["an integer that loses digits", "a:\n  b: 9007199254740993\n", "2:6: 9007199254740993 cannot"],
  ["a negative one", "a: -9223372036854775807\n", "1:4: "],
  ["a hexadecimal one", "a: 0x20000000000001\n", "1:4: "],
  ["a number without bound", "a: .inf\n", "1:4: .inf cannot"],
  ["one that grows beyond all bounds", "a: 1e999\n", "1:4: 1e999 cannot"],
  ["an anchor that is not there", "a: *lost\n", "1:4: "],
  ["a part that contains itself", "a: &a\n  b: *a\n", "2:6: "],
  ["a tag that means something else to each reader", "a: !money 1\n", "1:4: "],
  ["a key that is a list", "a:\n  ? [b]\n  : 1\n", "2:5: A key must be text"],
  ["a merge of what is no map", "a:\n  <<: 1\n", "x.yaml:"],
  [
    "more levels than can be followed",
    `a: ${"[".repeat(20_000)}${"]".repeat(20_000)}`,
    "The document is nested too deeply",
  ],
  ["more aliases than anybody writes", `a: &a 1\nb:\n${"  - *a\n".repeat(10_001)}`, "Excessive alias count"],
  [
    "aliases that grow without end",
    `a: &a [1,1,1,1,1,1,1,1,1]\n${[..."bcdefgh"].map((name, index) => `${name}: &${name} [${Array(9).fill(`*${"abcdefgh"[index]}`)}]`).join("\n")}`,
    "Excessive alias count",
  ],
])("refuses %s, with its place", (_, text, message) => {
  expect(() => parseContract(text, "x.yaml")).toThrow(/^x\.yaml:\d+:\d+: ./);
  expect(() => parseContract(text, "x.yaml")).toThrow(message);
});

it.each(["9007199254740992", "-9007199254740991", "1.10", "0o17", "0x1F", "1e3"])("takes the number %s", (text) => {
  expect(parseContract(`a: ${text}`, "x.yaml").value).toEqual({ a: Number(text) });
});

it("refuses a file that is not UTF-8", () => {
  const folder = mkdtempSync(join(tmpdir(), "conomy-document-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const file = join(folder, "latin.yaml");
  writeFileSync(file, Buffer.from("a: Regi\xF3n\n", "latin1"));
  expect(() => loadDocument(file, "latin.yaml")).toThrow("latin.yaml:1:1: The file is not UTF-8");
  writeFileSync(file, "a: Región\n");
  expect(loadDocument(file).value).toEqual({ a: "Región" });
});

it("names each reference to a part that is not there, and takes no data for one", () => {
  const text = `
paths:
  /a~b:
    $ref: "#/components/pathItems/a~1b"
  /c:
    $ref: "#/paths/~1d"
components:
  pathItems:
    a/b:
      example: { $ref: "#/only/data" }
      properties: { example: { $ref: "#/gone" } }
`;
  const document = parseContract(text, "x.yaml");
  expect(() => checkReferences(document)).toThrow(
    "x.yaml:6:5: The $ref #/paths/~1d leads nowhere\nx.yaml:11:32: The $ref #/gone leads nowhere",
  );
  expect(() => checkReferences(parseContract(contract, "conomy.yaml"))).not.toThrow();
});
