import type ts from "typescript";
import { compiler } from "./compiler.ts";
import type { ContractTypes, Typed } from "./contract-types.ts";
import type { Place } from "./impact.ts";

/**
 * The type of a place, in the words of code.
 *
 * @returns `undefined` if the way leads through the members of a union that lack a step.
 */
export function expressionOf(baseTypes: ContractTypes, { root, steps }: Place): string | undefined {
  let expression = root.expression;
  let typed: Typed | undefined = root.base;
  for (const [index, step] of steps.entries()) {
    const holder: Typed | undefined = typed;
    if (!holder) return undefined;
    // Whether a holder on the way may be absent is another cause, so it must not matter here, on neither side.
    if (index > 0 || isNullable(holder.type)) expression = `NonNullable<${expression}>`;
    expression += `[${step === "[]" ? "number" : step === "{}" ? "string" : keyOf(step)}]`;
    typed = inside(baseTypes, holder, step);
  }
  return typed && expression;
}

/** The type of a place in the baseTypes. */
export function typeAt(baseTypes: ContractTypes, { root, steps }: Place): Typed | undefined {
  return steps.reduce<Typed | undefined>((typed, step) => typed && inside(baseTypes, typed, step), root.base);
}

/** Whether a name can stand behind a dot. */
export function isIdentifier(name: string): boolean {
  return /^[A-Za-z_$][\w$]*$/.test(name);
}

/** A name for a variable that holds a value of that name. */
export function variableName(label: string): string {
  const words = label.replaceAll(/[^A-Za-z0-9]+(.)?/g, (_, next: string | undefined) => next?.toUpperCase() ?? "");
  const name = words.charAt(0).toLowerCase() + words.slice(1);
  const isReserved = compiler.identifierToKeywordKind(compiler.factory.createIdentifier(name)) !== undefined;
  return isIdentifier(name) && !isReserved ? name : `value${name.charAt(0).toUpperCase()}${name.slice(1)}`;
}

function keyOf(step: string): string {
  return /^\d+$/.test(step) ? step : JSON.stringify(step);
}

function inside(baseTypes: ContractTypes, typed: Typed, step: string): Typed | undefined {
  const { checker } = baseTypes;
  const type = checker.getNonNullableType(typed.type);
  if (step === "{}") return baseTypes.indexed({ type });
  if (step !== "[]") return baseTypes.property(typed, step);
  const [element] = checker.isArrayType(type) ? checker.getTypeArguments(type as ts.TypeReference) : [];
  return element && { type: element };
}

function isNullable(type: ts.Type): boolean {
  const { Null, Undefined } = compiler.TypeFlags;
  return type.isUnion() && type.types.some(({ flags }) => flags & (Null | Undefined));
}
