import { follow, isObject } from "../contract/pointer.ts";
import type { Direction } from "../contract/uses.ts";

/** A schema that is no boolean. */
export type Part = Record<string, unknown>;

/** No value needs more alternatives than this to be tried. */
const most = 32;

/** Every schema that speaks about the same value: through references and compositions, whichever branch it takes. */
export function partsOf(document: object, schemas: readonly unknown[], isHint = false): Part[] {
  const found = new Set<Part>();
  const walk = (schema: unknown): void => {
    const target = isObject(schema) && typeof schema.$ref === "string" ? follow(document, schema) : schema;
    // In 3.1 a reference may have keywords beside it.
    if (target !== schema && isObject(schema) && Object.keys(schema).length > 1) walk({ ...schema, $ref: undefined });
    if (!isObject(target) || found.has(target)) return;
    found.add(target);
    for (const key of ["allOf", "anyOf", "oneOf"]) if (Array.isArray(target[key])) target[key].forEach(walk);
    for (const key of ["then", "else", ...(isHint ? ["if", "not"] : [])]) walk(target[key]);
    if (isObject(target.dependentSchemas)) Object.values(target.dependentSchemas).forEach(walk);
  };
  schemas.forEach(walk);
  return [...found];
}

/** The ways to satisfy schemas together: each is a list of plain schemas, one for every branch that was taken. */
export function alternativesOf(document: object, schemas: readonly unknown[], depth = 0): Part[][] {
  let ways: Part[][] = [[]];
  const combine = (choices: Part[][]) => {
    ways = ways.flatMap((way) => choices.map((choice) => [...way, ...choice])).slice(0, most);
  };
  for (const schema of schemas) {
    const target = isObject(schema) && typeof schema.$ref === "string" ? follow(document, schema) : schema;
    if (target === false || depth > 16) return [];
    if (target !== schema && isObject(schema) && Object.keys(schema).length > 1) {
      combine(alternativesOf(document, [{ ...schema, $ref: undefined }], depth + 1));
    }
    if (!isObject(target)) continue;
    combine([[target]]);
    if (Array.isArray(target.allOf)) combine(alternativesOf(document, target.allOf, depth + 1));
    for (const key of ["anyOf", "oneOf"]) {
      const branches = target[key];
      if (Array.isArray(branches))
        combine(branches.flatMap((branch) => alternativesOf(document, [branch], depth + 1)).slice(0, most));
    }
    if (isObject(target.if)) {
      const [met, unmet] = [[target.if, target.then ?? true], [target.else ?? true]];
      combine([met, unmet].flatMap((branch) => alternativesOf(document, branch, depth + 1)));
    }
  }
  return ways;
}

/** The schemas that parts of an object give to one of its properties. */
export function propertyIn(parts: readonly Part[], name: string): unknown[] {
  return parts.flatMap((part) => {
    const own = isObject(part.properties) && Object.hasOwn(part.properties, name) ? [part.properties[name]] : [];
    const patterns = Object.entries(isObject(part.patternProperties) ? part.patternProperties : {});
    const matching = patterns.filter(([pattern]) => new RegExp(pattern, "u").test(name)).map(([, schema]) => schema);
    const named = [...own, ...matching];
    const others = part.additionalProperties;
    return named.length > 0 || !isObject(others) || Object.keys(others).length === 0 ? named : [others];
  });
}

/** The schemas that parts of a list give to one of its items. */
export function itemIn(parts: readonly Part[], index: number): unknown[] {
  return parts.flatMap(({ prefixItems, items }) => {
    const own = Array.isArray(prefixItems) && index < prefixItems.length ? prefixItems[index] : items;
    return own === undefined ? [] : [own];
  });
}

/** The schemas of a place inside of a value. */
export function partsAt(document: object, schemas: readonly unknown[], place: readonly string[]): readonly unknown[] {
  return place.reduce<readonly unknown[]>((outer, step) => {
    const parts = partsOf(document, outer);
    return [...propertyIn(parts, step), ...(/^\d+$/.test(step) ? itemIn(parts, Number(step)) : [])];
  }, schemas);
}

/** Whether requests or responses leave a property out. */
export function isLeftOut(document: object, property: unknown, direction: Direction): boolean {
  const flag = direction === "request" ? "readOnly" : "writeOnly";
  const target = follow(document, property);
  return [property, target].some((schema) => isObject(schema) && schema[flag] === true);
}
