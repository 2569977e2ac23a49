import type ts from "typescript";
import { compiler } from "./compiler.ts";
import type { ContractTypes } from "./contract-types.ts";
import { isIdentifier } from "./expression.ts";

/** Required properties may nest without an end. */
const depthLimit = 10;

/**
 * Writes a value of a type as code, with what is required and what a way through it needs.
 *
 * @param steps - A way into the type, whose end is set although it may be optional.
 * @param end - The value at the end of the way.
 * @returns `undefined` if no finite value was found.
 */
export function writeLiteral(
  types: ContractTypes,
  type: ts.Type,
  steps: readonly string[] = [],
  end?: string,
  depth: number = 0,
): string | undefined {
  if (depth > depthLimit) return undefined;
  if (steps.length === 0 && end !== undefined) return end;
  const members = types.members(type);
  // Null is a value of last resort: what it shows would be about null only.
  const ordered = [...members].sort(
    (a, b) => (a.flags & compiler.TypeFlags.Null) - (b.flags & compiler.TypeFlags.Null),
  );
  for (const member of ordered) {
    const text = writeMember(types, member, steps, end, depth);
    if (text !== undefined) return text;
  }
  return undefined;
}

function writeMember(
  types: ContractTypes,
  type: ts.Type,
  steps: readonly string[],
  end: string | undefined,
  depth: number,
): string | undefined {
  const { checker } = types;
  if (checker.isArrayType(type)) {
    if (steps.length === 0) return "[]";
    const [element] = checker.getTypeArguments(type as ts.TypeReference);
    const inner = steps[0] === "[]" && element && writeLiteral(types, element, steps.slice(1), end, depth + 1);
    return inner ? `[${inner}]` : undefined;
  }
  if (checker.isTupleType(type)) {
    const elements = checker.getTypeArguments(type as ts.TypeReference);
    const texts = elements.map((element) => writeLiteral(types, element, [], undefined, depth + 1));
    return steps.length === 0 && texts.every((text) => text !== undefined) ? `[${texts.join(", ")}]` : undefined;
  }
  if (type.flags & (compiler.TypeFlags.Object | compiler.TypeFlags.Intersection)) {
    return writeObject(types, type, steps, end, depth);
  }
  return steps.length === 0 ? writePrimitive(types, type) : undefined;
}

function writeObject(
  types: ContractTypes,
  type: ts.Type,
  [step, ...rest]: readonly string[],
  end: string | undefined,
  depth: number,
): string | undefined {
  const members: string[] = [];
  const properties = types.properties({ type });
  if (step !== undefined && step !== "{}" && !properties.some(({ name }) => name === step)) return undefined;
  for (const property of properties) {
    const isOnWay = property.name === step;
    if (property.optional && !isOnWay) continue;
    const value = writeLiteral(types, property.type, isOnWay ? rest : [], isOnWay ? end : undefined, depth + 1);
    if (value === undefined) return undefined;
    members.push(`${isIdentifier(property.name) ? property.name : JSON.stringify(property.name)}: ${value}`);
  }
  if (step === "{}") {
    const indexed = types.indexed({ type });
    const value = indexed && writeLiteral(types, indexed.type, rest, end, depth + 1);
    if (value === undefined) return undefined;
    members.push(`anything: ${value}`);
  }
  return members.length === 0 ? "{}" : `{ ${members.join(", ")} }`;
}

function writePrimitive(types: ContractTypes, type: ts.Type): string | undefined {
  const { TypeFlags } = compiler;
  if (type.flags & (TypeFlags.Literal | TypeFlags.Null)) return types.print(type);
  if (type.flags & (TypeFlags.String | TypeFlags.Unknown)) return '"text"';
  if (type.flags & TypeFlags.Number) return "1";
  return type.flags & TypeFlags.Boolean ? "true" : undefined;
}
