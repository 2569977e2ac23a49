import type ts from "typescript";
import { compiler } from "../../types/compiler.ts";
import type { ContractTypes, Typed } from "../../types/contract-types.ts";
import { type Kind, labelOf } from "../../types/impact.ts";
import type { LocatedFinding } from "../../types/locate.ts";
import type { LostName } from "../../types/lost-name.ts";
import { codes } from "./words.ts";

/** Longer types are named by their kind. */
const printLimit = 60;

/** Says in a sentence what changed and which code stops compiling. */
export function findingMessage(
  finding: LocatedFinding,
  baseTypes: ContractTypes,
  revisionTypes: ContractTypes,
): string {
  const messages = finding.direction === "request" ? writing : reading;
  const message = messages[finding.kind] ?? (finding.direction === "request" ? cannotBeSet : cannotBeRead);
  return message({ finding, subject: `\`${finding.label}\``, baseTypes, revisionTypes });
}

/** Says in a sentence which name is gone and which code stops compiling. */
export function lostMessage({ kind, subject, renamed, renamedParameters, operations }: LostName): string {
  switch (kind) {
    case "operation-gone":
      return `\`${subject}\` is gone: code that calls it stops compiling.`;
    case "path-moved":
      return `The path \`${subject}\` is \`${renamed}\` now${parameterHint(renamedParameters)}: code that names it stops compiling.`;
    case "operation-id-gone":
      return `The operationId \`${subject}\` is ${renamed === undefined ? "gone" : `\`${renamed}\` now`}: code that names it by \`operations["${subject}"]\` stops compiling.`;
    case "operation-id-moved":
      return `The operationId \`${subject}\` names another operation than \`${operations[0]}\` now: code that takes it for that one stops compiling.`;
    default:
      return `The type \`${subject}\` is no longer exported${hint(renamed)}: code that imports it stops compiling.`;
  }
}

/** Says which operations a change reaches, if it is not only the one that is named anyway. */
export function reachMessage(operations: readonly string[]): string {
  return operations.length < 2 ? "" : ` In ${operations.length} operations: ${codes(operations)}.`;
}

/** What a message is made from. */
interface Subject {
  finding: LocatedFinding;
  /** The place, as code. */
  subject: string;
  baseTypes: ContractTypes;
  revisionTypes: ContractTypes;
}

type Messages = Partial<Record<Kind, (subject: Subject) => string>>;

const reading: Messages = {
  null: ({ subject, finding, baseTypes }) =>
    `${subject} may now be null: ${useOf(finding.base, baseTypes)} stops compiling.`,
  optional: ({ subject, finding, baseTypes }) =>
    `${subject} may now be undefined: ${useOf(finding.base, baseTypes)} stops compiling.`,
  enum: ({ subject, finding, baseTypes }) =>
    `${subject} may now be ${listOf(finding.members, baseTypes)}: code that handles exactly the known values stops compiling.`,
  type: readingType,
  "other-properties": ({ finding }) =>
    `${holderOf(finding)} no longer has properties of any name: code that reads an undeclared one stops compiling.`,
  "status-gone": ({ subject, finding }) =>
    `${subject} is no longer returned${hint(finding.renamed)}: code that reads that response stops compiling.`,
  "media-type-gone": ({ subject, finding }) =>
    `${subject} is gone as a type of body${hint(finding.renamed)}: code that reads it stops compiling.`,
  "body-gone": ({ finding }) =>
    `\`${finding.place.root.label}\` no longer sends a body: code that reads it stops compiling.`,
};

function cannotBeRead({ subject, finding }: Subject): string {
  return `${subject} is gone${hint(finding.renamed)}: code that reads it stops compiling.`;
}

const writing: Messages = {
  null: ({ subject }) => `${subject} no longer takes null: code that sets it to null stops compiling.`,
  required: ({ subject }) => `${subject} is required now: code that leaves it out stops compiling.`,
  "required-added": ({ subject }) => `${subject} is new and required: code that does not set it stops compiling.`,
  enum: ({ subject, finding, baseTypes }) =>
    `${subject} no longer takes ${listOf(finding.members, baseTypes)}: code that passes it stops compiling.`,
  type: writingType,
  "other-properties": ({ finding }) =>
    `${holderOf(finding)} no longer takes properties of any name: code that sets an undeclared one stops compiling.`,
  "body-required": ({ finding }) =>
    `\`${finding.place.root.label}\` requires a body now: code that calls it without one stops compiling.`,
  "body-gone": ({ finding }) =>
    `\`${finding.place.root.label}\` no longer takes a body: code that sends one stops compiling.`,
  "media-type-gone": ({ subject, finding }) =>
    `${subject} is gone as a type of body${hint(finding.renamed)}: code that sends it stops compiling.`,
  "status-gone": ({ subject, finding }) =>
    `${subject} is no longer a response${hint(finding.renamed)}: code that responds so stops compiling.`,
  literal: ({ subject }) => `${subject} cannot be set any more as it was: code that sets it stops compiling.`,
};

function cannotBeSet({ subject, finding }: Subject): string {
  const { renamed, isRenamedRequired } = finding;
  const successor = isRenamedRequired ? `, and \`${renamed}\`, of the same type, is required` : hint(renamed);
  return `${subject} is gone${successor}: code that sets it stops compiling.`;
}

function holderOf({ place }: LocatedFinding): string {
  return `\`${labelOf({ ...place, steps: place.steps.slice(0, -1) })}\``;
}

function hint(renamed: string | undefined): string {
  return renamed === undefined ? "" : `, perhaps it is \`${renamed}\` now`;
}

function parameterHint(renamed: ReadonlyMap<string, string> = new Map()): string {
  return [...renamed].map(([name, other]) => `, with the parameter \`${other}\` for \`${name}\``).join("");
}

function readingType({ finding, subject, baseTypes, revisionTypes }: Subject): string {
  const { base, revision, members = [] } = finding;
  const [was, is] = [nameOf(base, baseTypes), nameOf(revision, revisionTypes)];
  if (revision && isPartial(members, revision.type, baseTypes)) {
    return `${subject} may now also be ${listOf(members, baseTypes)}: code that uses it as ${was} stops compiling.`;
  }
  if (was === is) return `${subject} has another type now: code that uses it as it was stops compiling.`;
  return `${subject} is now ${is} where it was ${was}: code that uses it as ${was} stops compiling.`;
}

function writingType({ finding, subject, baseTypes, revisionTypes }: Subject): string {
  const { base, revision, members = [] } = finding;
  const [was, is] = [nameOf(base, baseTypes), nameOf(revision, revisionTypes)];
  if (base && isPartial(members, base.type, baseTypes)) {
    return `${subject} no longer takes ${listOf(members, baseTypes)}: code that passes it stops compiling.`;
  }
  if (was === is) return `${subject} takes another type now: code that sets it as before stops compiling.`;
  return `${subject} takes ${is} where it took ${was}: code that sets it to ${was} stops compiling.`;
}

/** What code does with a value that stops working once the value may be missing. */
function useOf(base: Typed | undefined, baseTypes: ContractTypes): string {
  if (!base) return "code that uses it";
  const { type } = base;
  const isOptional = type.isUnion() && type.types.some(({ flags }) => flags & compiler.TypeFlags.Undefined);
  if (isOptional) return `code that takes it as ${quote(baseTypes.nameOf(base), type, baseTypes)}`;
  if (baseTypes.members(type).every(({ flags }) => flags & compiler.TypeFlags.StringLike)) {
    return "code that calls a string method on it";
  }
  if (baseTypes.members(type).every(({ flags }) => flags & compiler.TypeFlags.NumberLike))
    return "code that calculates with it";
  return "code that reads what is in it";
}

function nameOf(typed: Typed | undefined, types: ContractTypes): string {
  return typed ? quote(types.nameOf(typed).replace(/ \| undefined$/, ""), typed.type, types) : "nothing";
}

/** A type in the words of a message. */
export function typeText({ type, node }: Typed, types: ContractTypes): string {
  return nameOf({ type, node }, types).replaceAll("`", "");
}

function quote(text: string, type: ts.Type, types: ContractTypes): string {
  if (text.length <= printLimit) return `\`${text}\``;
  const members = types.members(type);
  if (members.every(({ flags }) => flags & compiler.TypeFlags.Literal)) return `one of ${members.length} values`;
  if (members.length > 1) return "one of several types";
  return types.checker.isArrayLikeType(type) ? "a list" : "an object";
}

function listOf(members: readonly ts.Type[] = [], types: ContractTypes): string {
  return [...new Set(members.map((member) => quote(types.print(member), member, types)))].join(" or ");
}

/** Whether only some members of a union are concerned. */
function isPartial(members: readonly ts.Type[], type: ts.Type, types: ContractTypes): boolean {
  return (
    members.length > 0 &&
    members.length < types.members(type).filter(({ flags }) => !(flags & compiler.TypeFlags.Null)).length
  );
}
