import { object, type SchemaPair, text } from "../schema.ts";

/** The spelling of OpenAPI 3.0. */
export const spelledIn30: readonly SchemaPair[] = [
  { name: "nullable goes", effect: "narrows", base: { ...text, nullable: true }, revision: text },
  { name: "nullable appears without a type", effect: "none", base: {}, revision: { nullable: true } },
  {
    name: "nullable appears beside values without null",
    effect: "none",
    base: { ...text, enum: ["a"] },
    revision: { ...text, enum: ["a"], nullable: true },
  },
  { name: "nullable false", effect: "none", base: { ...text, nullable: false }, revision: text },
  {
    name: "a nullable object loses null",
    effect: "narrows",
    base: object({ a: text }, { nullable: true }),
    revision: object({ a: text }),
  },
  {
    name: "exclusiveMaximum as a flag",
    effect: "narrows",
    base: { type: "number", maximum: 3 },
    revision: { type: "number", maximum: 3, exclusiveMaximum: true },
  },
  {
    name: "a keyword beside a reference is ignored",
    effect: "none",
    base: { $ref: "#/components/schemas/Text" },
    revision: { $ref: "#/components/schemas/Text", maxLength: 3 },
  },
];
