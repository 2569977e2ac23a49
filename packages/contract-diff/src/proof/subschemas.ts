import { isObject } from "../contract/pointer.ts";
import type { Direction } from "../contract/uses.ts";
import { keywordOf, keywordsWith } from "../schema/keywords.ts";
import { matches } from "../schema/pattern.ts";
import { resolve } from "../schema/references.ts";

/** A schema that is no boolean. */
export type ObjectSchema = Record<string, unknown>;

/** No value needs more alternatives than this to be tried, nor deeper ones. */
const [most, deepest] = [32, 16];

/** Keywords whose schemas are about the same value, and of those the ones that a value need not fit. */
const inPlace = keywordsWith(({ isInPlace }) => isInPlace === true);
const unlike = ["if", "not"];

/** Every schema that speaks about the same value: through references and compositions, whichever branch it takes. */
export function subschemasOf(document: object, schemas: readonly unknown[], isHint = false): ObjectSchema[] {
  const found = new Set<ObjectSchema>();
  const all = new Set(schemas);
  // A set goes on with what is added on the way.
  for (const schema of all) {
    if (!isObject(schema)) continue;
    const { own, target } = referenceIn(document, schema);
    all.add(target);
    if (!own) continue;
    found.add(own);
    for (const key of inPlace) {
      if (isHint || !unlike.includes(key)) for (const inner of schemasIn(key, own[key])) all.add(inner);
    }
  }
  return [...found];
}

function schemasIn(key: string, value: unknown): unknown[] {
  if (keywordOf(key)?.holds === "schema") return [value];
  return isObject(value) ? Object.values(value) : [];
}

/** What a schema says itself, and where its reference leads. In 3.1 a reference may have keywords beside it. */
function referenceIn(document: object, schema: ObjectSchema): { own?: ObjectSchema; target?: unknown } {
  const { $ref, ...own } = schema;
  if (typeof $ref !== "string") return { own: schema };
  const target = resolve(document, $ref);
  return { ...(Object.keys(own).length > 0 && { own }), ...(target !== undefined && { target }) };
}

/** The ways to satisfy schemas together: each is a list of plain schemas, one for every branch that was taken. */
export function alternativesOf(document: object, schemas: readonly unknown[], depth = 0): ObjectSchema[][] {
  let ways: ObjectSchema[][] = [[]];
  const combine = (choices: ObjectSchema[][]) => {
    ways = ways.flatMap((way) => choices.map((choice) => [...way, ...choice])).slice(0, most);
  };
  for (const schema of schemas) {
    if (schema === false || depth > deepest) return [];
    if (!isObject(schema)) continue;
    const { own, target } = referenceIn(document, schema);
    if (target !== undefined) combine(alternativesOf(document, [target], depth + 1));
    if (own) for (const choices of choicesIn(document, own, depth)) combine(choices);
  }
  return ways;
}

/** What a schema asks for: itself, all of some schemas, and one of some others each time. */
function choicesIn(document: object, schema: ObjectSchema, depth: number): ObjectSchema[][][] {
  const { allOf, anyOf, oneOf } = schema;
  const found: ObjectSchema[][][] = [[[schema]]];
  if (Array.isArray(allOf)) found.push(alternativesOf(document, allOf, depth + 1));
  for (const branches of [anyOf, oneOf]) {
    if (!Array.isArray(branches)) continue;
    const some = branches.slice(0, most);
    found.push(some.flatMap((branch) => alternativesOf(document, [branch], depth + 1)).slice(0, most));
  }
  if (isObject(schema.if)) {
    const [met, unmet] = [[schema.if, schema.then ?? true], [schema.else ?? true]];
    found.push([met, unmet].flatMap((branch) => alternativesOf(document, branch, depth + 1)));
  }
  return found;
}

/** The schemas that subschemas of an object give to one of its properties. */
export function schemasOfProperty(subschemas: readonly ObjectSchema[], name: string): unknown[] {
  return subschemas.flatMap(({ properties, patternProperties, additionalProperties: others }) => {
    const own = isObject(properties) && Object.hasOwn(properties, name) ? [properties[name]] : [];
    const patterns = Object.entries(isObject(patternProperties) ? patternProperties : {});
    const matching = patterns.filter(([pattern]) => matches(pattern, name)).map(([, schema]) => schema);
    const named = [...own, ...matching];
    return named.length > 0 || !isObject(others) || Object.keys(others).length === 0 ? named : [others];
  });
}

/** The schemas that subschemas of a list give to one of its items. */
export function schemasOfItem(subschemas: readonly ObjectSchema[], index: number): unknown[] {
  return subschemas.flatMap(({ prefixItems, items }) => {
    const own = Array.isArray(prefixItems) && index < prefixItems.length ? prefixItems[index] : items;
    return own === undefined ? [] : [own];
  });
}

/** The schemas of a place inside of a value. */
export function schemasAt(document: object, schemas: readonly unknown[], place: readonly string[]): readonly unknown[] {
  return place.reduce<readonly unknown[]>((outer, step) => {
    const inner = subschemasOf(document, outer);
    return [...schemasOfProperty(inner, step), ...(/^\d+$/.test(step) ? schemasOfItem(inner, Number(step)) : [])];
  }, schemas);
}

/** Whether requests or responses leave a property out. */
export function isLeftOut(document: object, property: unknown, direction: Direction): boolean {
  const flag = direction === "request" ? "readOnly" : "writeOnly";
  const seen = new Set<unknown>();
  let schema = property;
  while (isObject(schema) && !seen.has(schema)) {
    if (schema[flag] === true) return true;
    seen.add(schema);
    schema = typeof schema.$ref === "string" ? resolve(document, schema.$ref) : undefined;
  }
  return false;
}
