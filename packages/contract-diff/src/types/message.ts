import ts from "typescript";
import type { ContractTypes, Typed } from "./contract-types.ts";
import { type Finding, labelOf } from "./finding.ts";

/** Longer types are named by their kind. */
const printLimit = 60;

/** Operations that a message lists by name. */
const listed = 5;

/** Says in a sentence what changed and which code stops compiling. */
export function messageFor(finding: Finding, label: string, base: ContractTypes, revision: ContractTypes): string {
  return finding.direction === "request"
    ? writingMessage(finding, label, base, revision)
    : readingMessage(finding, label, base, revision);
}

/** Says which operations a change reaches, if it is not only the one that is named anyway. */
export function reachMessage(operations: readonly string[]): string {
  if (operations.length < 2) return "";
  const names = operations.slice(0, listed).map((name) => `\`${name}\``);
  const more = operations.length > listed ? ` and ${operations.length - listed} more` : "";
  return ` In ${operations.length} operations: ${names.join(", ")}${more}.`;
}

function readingMessage(finding: Finding, label: string, base: ContractTypes, revision: ContractTypes): string {
  const { kind, place, old, parts = [], renamed } = finding;
  const subject = `\`${label}\``;
  switch (kind) {
    case "null":
      return `${subject} may now be null: ${useOf(old, base)} stops compiling.`;
    case "optional":
      return `${subject} may now be undefined: ${useOf(old, base)} stops compiling.`;
    case "enum":
      return `${subject} may now be ${listOf(parts, base)}: code that handles exactly the known values stops compiling.`;
    case "type":
      return readingType(finding, subject, base, revision);
    case "other-properties":
      return `\`${labelOf({ ...place, steps: place.steps.slice(0, -1) })}\` no longer has properties of any name: code that reads an undeclared one stops compiling.`;
    case "status-gone":
      return `${subject} is no longer answered${hint(renamed)}: code that reads that answer stops compiling.`;
    case "media-type-gone":
      return `${subject} is gone as a type of body${hint(renamed)}: code that reads it stops compiling.`;
    case "body-gone":
      return `\`${place.root.label}\` no longer sends a body: code that reads it stops compiling.`;
    default:
      return `${subject} is gone${hint(renamed)}: code that reads it stops compiling.`;
  }
}

function writingMessage(finding: Finding, label: string, base: ContractTypes, revision: ContractTypes): string {
  const { kind, place, parts = [], renamed } = finding;
  const subject = `\`${label}\``;
  switch (kind) {
    case "null":
      return `${subject} no longer takes null: code that sets it to null stops compiling.`;
    case "required":
      return `${subject} is required now: code that leaves it out stops compiling.`;
    case "required-added":
      return `${subject} is new and required: code that does not set it stops compiling.`;
    case "enum":
      return `${subject} no longer takes ${listOf(parts, base)}: code that passes it stops compiling.`;
    case "type":
      return writingType(finding, subject, base, revision);
    case "other-properties":
      return `\`${labelOf({ ...place, steps: place.steps.slice(0, -1) })}\` no longer takes properties of any name: code that sets an undeclared one stops compiling.`;
    case "body-required":
      return `\`${place.root.label}\` requires a body now: code that calls it without one stops compiling.`;
    case "body-gone":
      return `\`${place.root.label}\` no longer takes a body: code that sends one stops compiling.`;
    case "media-type-gone":
      return `${subject} is gone as a type of body${hint(renamed)}: code that sends it stops compiling.`;
    case "status-gone":
      return `${subject} is no longer an answer${hint(renamed)}: code that answers so stops compiling.`;
    case "literal":
      return `${subject} cannot be set any more as it was: code that sets it stops compiling.`;
    default:
      return `${subject} is gone${requiredHint(finding)}: code that sets it stops compiling.`;
  }
}

function hint(renamed: string | undefined): string {
  return renamed === undefined ? "" : `, perhaps it is \`${renamed}\` now`;
}

function requiredHint({ renamed, isRenamedRequired }: Finding): string {
  return isRenamedRequired ? `, and \`${renamed}\`, of the same type, is required` : hint(renamed);
}

function readingType(
  { old, now, parts = [] }: Finding,
  subject: string,
  base: ContractTypes,
  revision: ContractTypes,
): string {
  const [was, is] = [nameOf(old, base), nameOf(now, revision)];
  if (now && isPartial(parts, now.type, base)) {
    return `${subject} may now also be ${listOf(parts, base)}: code that uses it as ${was} stops compiling.`;
  }
  if (was === is) return `${subject} has another type now: code that uses it as it was stops compiling.`;
  return `${subject} is now ${is} where it was ${was}: code that uses it as ${was} stops compiling.`;
}

function writingType(
  { old, now, parts = [] }: Finding,
  subject: string,
  base: ContractTypes,
  revision: ContractTypes,
): string {
  const [was, is] = [nameOf(old, base), nameOf(now, revision)];
  if (old && isPartial(parts, old.type, base)) {
    return `${subject} no longer takes ${listOf(parts, base)}: code that passes it stops compiling.`;
  }
  if (was === is) return `${subject} takes another type now: code that sets it as before stops compiling.`;
  return `${subject} takes ${is} where it took ${was}: code that sets it to ${was} stops compiling.`;
}

/** What code does with a value that stops working once the value may be missing. */
function useOf(old: Typed | undefined, base: ContractTypes): string {
  if (!old) return "code that uses it";
  const { type } = old;
  const isOptional = type.isUnion() && type.types.some(({ flags }) => flags & ts.TypeFlags.Undefined);
  if (isOptional) return `code that takes it as ${quote(base.nameOf(old), type, base)}`;
  if (base.parts(type).every(({ flags }) => flags & ts.TypeFlags.StringLike)) {
    return "code that calls a string method on it";
  }
  if (base.parts(type).every(({ flags }) => flags & ts.TypeFlags.NumberLike)) return "code that calculates with it";
  return "code that reads what is in it";
}

function nameOf(typed: Typed | undefined, types: ContractTypes): string {
  return typed ? quote(types.nameOf(typed).replace(/ \| undefined$/, ""), typed.type, types) : "nothing";
}

function quote(text: string, type: ts.Type, types: ContractTypes): string {
  if (text.length <= printLimit) return `\`${text}\``;
  const parts = types.parts(type);
  if (parts.every(({ flags }) => flags & ts.TypeFlags.Literal)) return `one of ${parts.length} values`;
  if (parts.length > 1) return "one of several types";
  return types.checker.isArrayLikeType(type) ? "a list" : "an object";
}

function listOf(parts: readonly ts.Type[], types: ContractTypes): string {
  return parts.map((part) => quote(types.print(part), part, types)).join(" or ");
}

/** Whether only some members of a union are concerned. */
function isPartial(parts: readonly ts.Type[], type: ts.Type, types: ContractTypes): boolean {
  return (
    parts.length > 0 && parts.length < types.parts(type).filter(({ flags }) => !(flags & ts.TypeFlags.Null)).length
  );
}
