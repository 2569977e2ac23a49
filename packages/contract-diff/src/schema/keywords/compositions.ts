import { listed } from "../../contract/pointer.ts";
import { choice, constraint, demands, flag, invert, type Judge, unclear } from "../effect.ts";
import type { Implied, Keyword } from "../keyword.ts";
import { nodesIn, SchemaNode } from "../node.ts";
import { typesOf } from "../types.ts";
import { common, isSubset } from "../values.ts";

/** Every integer is a number. */
const type: Judge = (base, revision) => {
  const [one, other] = [base, revision].map((value) => {
    const types = value === undefined ? undefined : [value].flat();
    return types?.includes("number") ? [...new Set([...types, "integer"])] : types;
  });
  return choice(one, other);
};

const constant: Judge = (base, revision) => {
  const [one, other] = [base, revision].map((value) => (value === undefined ? undefined : [value]));
  return choice(one, other);
};

const isOneOf: Implied = (value, _, { inner, isWithin }) => nodesIn(value).some((branch) => isWithin(inner, branch));

/** What is no value of either type limits values of all types: lists of values, and schemas about the same value. */
export const compositions: Readonly<Record<string, Keyword>> = {
  type: {
    effect: type,
    merge: common,
    implied: (value, _, { inner }) => {
      const types = typesOf(inner.keywords);
      return types !== undefined && isSubset(types, listed(value) ?? []);
    },
  },
  enum: {
    effect: choice,
    merge: common,
    implied: (value, _, { inner }) =>
      Array.isArray(inner.keywords.enum) && isSubset(inner.keywords.enum, listed(value) ?? []),
  },
  const: { effect: constant },
  nullable: { effect: (base, revision) => invert(flag(base, revision)) },
  allOf: {
    holds: "schemas",
    isInPlace: true,
    effect: demands,
    merge: (one: SchemaNode[], other: SchemaNode[]) => [...one, ...other],
    implied: (value, _, { inner, isWithin }) => nodesIn(value).every((branch) => isWithin(inner, branch)),
  },
  anyOf: { holds: "schemas", isInPlace: true, effect: choice, implied: isOneOf },
  oneOf: {
    holds: "schemas",
    isInPlace: true,
    effect: choice,
    implied: (value, keyword, implication) =>
      implication.areDisjoint(nodesIn(value)) && isOneOf(value, keyword, implication),
  },
  not: {
    holds: "schema",
    isInPlace: true,
    effect: constraint,
    implied: (value, _, { inner, isWithin, areDisjoint }) =>
      value instanceof SchemaNode &&
      (areDisjoint([inner, value]) ||
        (inner.keywords.not instanceof SchemaNode && isWithin(value, inner.keywords.not))),
  },
  if: { holds: "schema", isInPlace: true, effect: constraint },
  // biome-ignore lint/suspicious/noThenProperty: it is a keyword of JSON Schema
  then: { holds: "schema", isInPlace: true, effect: unclear },
  else: { holds: "schema", isInPlace: true, effect: unclear },
  $ref: { effect: unclear },
  $dynamicRef: { effect: unclear },
  // An older draft's word for dependentRequired and dependentSchemas, which validators still read.
  dependencies: { limits: "object", effect: unclear },
};
