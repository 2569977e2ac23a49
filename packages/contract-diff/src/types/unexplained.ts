import type ts from "typescript";
import type { Comparison } from "./comparison.ts";
import { compiler } from "./compiler.ts";
import type { ContractTypes, Typed } from "./contract-types.ts";
import { variableName } from "./expression.ts";
import { type Finding, labelOf, type Root } from "./impact.ts";
import { writeLiteral } from "./literal.ts";
import { type LocatedFinding, pointerToProperty } from "./locate.ts";

/** Inline objects that are nested deeper are left alone. Named ones do not count: each has literals of its own. */
const inlineLimit = 6;

/**
 * Writes the calls of old code, one for each property and parameter that it may set, for all types in which the
 * comparison of types found nothing. The compiler then says whether something was not found.
 */
export function literalsOf(comparison: Comparison, baseTypes: ContractTypes, document: unknown): LocatedFinding[] {
  return comparison.unexplainedRequests().flatMap(({ root, operations }) =>
    [[], ...waysInto(baseTypes, root.base)].flatMap((steps) => {
      const literal = writeLiteral(baseTypes, root.base.type, steps);
      if (literal === undefined) return [];
      const place = { root, steps };
      const finding: Finding = { kind: "literal", direction: "request", place, operations };
      const snippet = `const ${nameFor(root)}: ${root.expression} = ${literal};`;
      return [
        { ...finding, snippet, label: labelOf(place), pointer: pointerToProperty(document, root.pointer, steps) },
      ];
    }),
  );
}

/** The ways to all properties, also those of inline objects and of elements. */
function waysInto(baseTypes: ContractTypes, typed: Typed, depth: number = 0): string[][] {
  if (depth >= inlineLimit) return [];
  const { checker } = baseTypes;
  return baseTypes.members(typed.type).flatMap((type) => {
    if (checker.isArrayType(type)) {
      const [element] = checker.getTypeArguments(type as ts.TypeReference);
      return element && isInline(element)
        ? waysInto(baseTypes, { type: element }, depth + 1).map((way) => ["[]", ...way])
        : [];
    }
    if (!(type.flags & (compiler.TypeFlags.Object | compiler.TypeFlags.Intersection))) return [];
    return baseTypes.properties({ type }).flatMap((property) => {
      const inner = isInline(property.type) ? waysInto(baseTypes, property, depth + 1) : [];
      return [[property.name], ...inner.map((way) => [property.name, ...way])];
    });
  });
}

/** Whether an object is written where it is used, and not a schema with a name. */
function isInline(type: ts.Type): boolean {
  const members = type.isUnion() ? type.types : [type];
  return members.every((member) => {
    const holder = member.symbol?.declarations?.[0]?.parent;
    const section = holder && compiler.isPropertySignature(holder) ? holder.parent.parent : undefined;
    return !(section && compiler.isPropertySignature(section) && section.name.getText() === "schemas");
  });
}

function nameFor({ is, label }: Root): string {
  if (is === "schema") return variableName(label);
  return is === "parameters" ? "parameters" : "body";
}
