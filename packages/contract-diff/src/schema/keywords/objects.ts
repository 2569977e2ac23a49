import { isObject, listed } from "../../contract/pointer.ts";
import { constraint, demands, type Judge, lower, openness, opennessByName, upper } from "../effect.ts";
import { type Both, type Keyword, lowerBound, upperBound } from "../keyword.ts";
import { anything, type Keywords, namedIn, nodeIn, type SchemaNode } from "../node.ts";
import { matches } from "../pattern.ts";
import { isSubset } from "../values.ts";

/** Pairs of a property and one that it needs. */
function needs(value: unknown): [string, string][] {
  return Object.entries(isObject(value) ? value : {}).flatMap(([name, wanted]) =>
    (listed(wanted) ?? []).map((one): [string, string] => [name, String(one)]),
  );
}

const needed: Judge = (base, revision) => demands(needs(base), needs(revision));

/** Keywords of objects. */
export const objects: Readonly<Record<string, Keyword>> = {
  maxProperties: upperBound("object", upper()),
  minProperties: { ...lowerBound("object", lower()), idle: 0 },
  required: {
    limits: "object",
    effect: demands,
    idle: [],
    merge: (one: string[], other: string[]) => [...new Set([...one, ...other])].sort(),
    implied: (value, _, { inner }) => isSubset(listed(value) ?? [], listed(inner.keywords.required) ?? []),
  },
  dependentRequired: {
    limits: "object",
    effect: needed,
    idle: {},
    implied: (value, _, { inner: { keywords } }) =>
      needs(value).every(
        ([name, wanted]) =>
          listed(keywords.required)?.includes(wanted) ||
          needs(keywords.dependentRequired).some(([one, other]) => one === name && other === wanted),
      ),
  },
  properties: {
    limits: "object",
    holds: "map",
    effect: opennessByName,
    idle: {},
    implied: (value, _, { inner, isWithin }) =>
      Object.entries(namedIn(value)).every(([name, schema]) => isWithin(propertyOf(inner.keywords, name), schema)),
  },
  patternProperties: {
    limits: "object",
    holds: "map",
    effect: constraint,
    idle: {},
    implied: (value, _, { inner, isWithin }) =>
      Object.entries(namedIn(value)).every(([pattern, schema]) =>
        matching(inner.keywords, pattern).every((own) => isWithin(own, schema)),
      ),
  },
  additionalProperties: {
    limits: "object",
    holds: "schema",
    effect: openness,
    idle: {},
    isDependent: true,
    implied: (value, _, { inner, outer, isWithin }) =>
      restOf(inner.keywords, outer).every((own) => isWithin(own, nodeIn(value))),
  },
  propertyNames: {
    limits: "object",
    holds: "schema",
    effect: constraint,
    idle: {},
    merge: (one: SchemaNode, other: SchemaNode, both: Both) => both(one, other),
    implied: (value, _, { inner, isWithin }) => isWithin(nodeIn(inner.keywords.propertyNames), nodeIn(value)),
  },
  dependentSchemas: { limits: "object", holds: "map", isInPlace: true, effect: constraint, idle: {} },
  unevaluatedProperties: { limits: "object", holds: "schema", effect: openness, idle: {}, isDependent: true },
};

/** The schema of a property; where patterns might decide, anything. */
function propertyOf({ properties, patternProperties, additionalProperties }: Keywords, name: string): SchemaNode {
  const own = ownOf(namedIn(properties), name);
  return own ?? (patternProperties === undefined ? nodeIn(additionalProperties) : anything);
}

function ownOf(named: Readonly<Record<string, SchemaNode>>, name: string): SchemaNode | undefined {
  return Object.hasOwn(named, name) ? named[name] : undefined;
}

/** The schemas of all properties that another schema neither names nor knows by a pattern, and perhaps of some more. */
function restOf(inner: Keywords, outer: Keywords): SchemaNode[] {
  const patterns = Object.keys(namedIn(outer.patternProperties));
  const isKnown = (name: string) =>
    Object.hasOwn(namedIn(outer.properties), name) || patterns.some((pattern) => matches(pattern, name));
  const own = Object.entries(namedIn(inner.properties)).filter(([name]) => !isKnown(name));
  const byPattern = Object.entries(namedIn(inner.patternProperties)).filter(([pattern]) => !patterns.includes(pattern));
  return [...[...own, ...byPattern].map(([, schema]) => schema), nodeIn(inner.additionalProperties)];
}

/** The schemas of all properties whose names match a pattern, and perhaps of some more. */
function matching(inner: Keywords, pattern: string): SchemaNode[] {
  const { [pattern]: same, ...others } = namedIn(inner.patternProperties);
  if (same) return [same];
  const own = Object.entries(namedIn(inner.properties)).filter(([name]) => matches(pattern, name) !== false);
  return [...own.map(([, schema]) => schema), ...Object.values(others), nodeIn(inner.additionalProperties)];
}

/** The keywords of properties that two lists of keywords say together, if no pattern decides. */
export function mergeProperties(one: Keywords, other: Keywords, both: Both): Keywords | undefined {
  const patterns = { ...namedIn(one.patternProperties), ...namedIn(other.patternProperties) };
  const isOpen = [one, other].every(({ additionalProperties: rest }) => rest === undefined);
  // Without patterns, or where nothing is said of the rest, each property is the sum of what both say.
  if (Object.keys(patterns).length > 0 && !isOpen) return undefined;
  const schemaOf = ({ properties, additionalProperties }: Keywords, name: string) =>
    ownOf(namedIn(properties), name) ?? nodeIn(additionalProperties);
  const names = Object.keys({ ...namedIn(one.properties), ...namedIn(other.properties) });
  const properties = Object.fromEntries(names.map((name) => [name, both(schemaOf(one, name), schemaOf(other, name))]));
  const patternProperties = Object.fromEntries(
    Object.keys(patterns).map((pattern) => {
      const [first, second] = [one, other].map(
        ({ patternProperties: own }) => ownOf(namedIn(own), pattern) ?? anything,
      );
      return [pattern, both(first as SchemaNode, second as SchemaNode)];
    }),
  );
  const additionalProperties = both(nodeIn(one.additionalProperties), nodeIn(other.additionalProperties));
  return {
    ...(names.length > 0 && { properties }),
    ...(Object.keys(patterns).length > 0 && { patternProperties }),
    ...(additionalProperties !== anything && { additionalProperties }),
  };
}
