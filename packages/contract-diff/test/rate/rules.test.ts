import { expect, it } from "vitest";
import { rules } from "../../src/rate/rules/index.ts";
import { documentOf, rateDocuments } from "../compare-schemas.ts";
import { discriminators } from "../kinds/siblings/discriminators.ts";
import { noOps } from "../kinds/siblings/no-ops.ts";
import { openapi32 } from "../kinds/siblings/openapi-32.ts";
import { vanishedProperties } from "../kinds/siblings/vanished-properties.ts";
import { documentPairs } from "../pairs/document-pairs.ts";
import { edgePairs } from "../pairs/edge-pairs.ts";
import { documentOfPaths, operationPairs } from "../pairs/operation-pairs.ts";
import { schemaPairs } from "../pairs/schema-pairs.ts";
import { securityPairs } from "../pairs/security-pairs.ts";

const schemas = [...schemaPairs, ...edgePairs];
const unused = (type: string) => ({
  ...{ openapi: "3.1.0", info: { title: "Unused", version: `1.0.0-${type}` }, paths: {} },
  components: { schemas: { Unused: { type } } },
});
const pairs: [base: object, revision: object][] = [
  ...[...documentPairs, ...securityPairs].map((pair): [object, object] => [pair.before, pair.after]),
  ...[...discriminators, ...noOps, ...openapi32, ...vanishedProperties].map((pair): [object, object] => [
    pair.base,
    pair.revision,
  ]),
  [unused("string"), unused("number")],
  [
    documentOfPaths(operationPairs.map(({ before }) => before)),
    documentOfPaths(operationPairs.map(({ after }) => after)),
  ],
  ...(["request", "response"] as const).map((direction): [object, object] => [
    documentOf(
      schemas.map(({ before }) => before),
      direction,
    ),
    documentOf(
      schemas.map(({ after }) => after),
      direction,
    ),
  ]),
];

it("each rule decides a pair of the tables, so that none is there in vain", async () => {
  const decided = new Set<string>();
  for (const [base, revision] of pairs) {
    for (const changes of [await rateDocuments(base, revision), await rateDocuments(revision, base)]) {
      for (const { decidedBy } of changes) decided.add(decidedBy);
    }
  }
  expect(rules.map(({ id }) => id).filter((id) => !decided.has(id))).toEqual([]);
});
