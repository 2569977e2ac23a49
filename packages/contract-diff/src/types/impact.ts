import type { OpenAPITSOptions } from "openapi-typescript";
import type ts from "typescript";
import type { Direction } from "../contract/uses.ts";
import type { Typed } from "./contract-types.ts";

/** A way in which the code of consumers stops compiling. */
export interface TypeImpact {
  kind: Kind | LostKind;
  /** What consumers know: an alias and property, or an operation: `Customer.email`, `PATCH /x query limit`. */
  subject: string;
  /** Such as `PATCH /customers/{customer-id}`, where it is one operation's. */
  operation?: string;
  /** All operations that it reaches. */
  operations: string[];
  /** What code does with it: writes it, reads it, or only names it. */
  direction: Direction | "name";
  /** A sentence a consumer understands. */
  message: string;
  /** The type in the base, where there is one. */
  from?: string;
  /** The type in the revision, where there is one. */
  to?: string;
  /** Consumer code that compiled against the base's types and does not against the revision's. */
  snippet: string;
  /** The compiler's own words about the snippet. */
  diagnostic: string;
  /** Where the base document describes it. */
  pointer?: string;
}

/** Options of openapi-typescript, with which the consumers' types are generated: those that are true or false. */
export type GeneratorOptions = {
  [Name in keyof OpenAPITSOptions as OpenAPITSOptions[Name] extends boolean | undefined ? Name : never]?: boolean;
};

/** How consumers get their types. */
export interface TypeImpactOptions {
  /**
   * The module that consumers import the types from.
   *
   * @default "./openapi.d.ts", a file that they generated
   */
  importName?: string;
  /** The options of openapi-typescript with which they are generated. */
  generatorOptions?: GeneratorOptions;
  /**
   * The kinds of components for which consumers have aliases, if not for all that the generator writes.
   *
   * @example ["schemas"]
   */
  aliases?: readonly string[] | undefined;
}

/** Why the types of two contracts could not be compared. The wire can still be judged. */
export class TypesUnavailable extends Error {
  override readonly name = "TypesUnavailable";
}

/** The same thing of the base and of the revision. */
export interface Pair<Thing> {
  base: Thing;
  revision: Thing;
}

/** What happened to a name. */
export type LostKind = "operation-gone" | "operation-id-gone" | "operation-id-moved" | "path-moved" | "type-gone";

/** What happened to a place. Each kind has its own sentence and its own snippet. */
export type Kind =
  | "body-gone"
  | "body-required"
  | "enum"
  | "literal"
  | "media-type-gone"
  | "null"
  | "optional"
  | "other-properties"
  | "removed"
  | "required"
  | "required-added"
  | "status-gone"
  | "type";

/** A type that consumers can name, and that both versions have. */
export interface Root {
  /** How a message names it: `Customer`, `PATCH /customers/{customer-id} response 200`. */
  label: string;
  /** How code names it. */
  expression: string;
  is: "schema" | "operation" | "parameters" | "body";
  base: Typed;
  /** Where the base's document describes it. */
  pointer: string;
  /** Whether the revision has it under the same name. If not, only that the name is gone can be shown. */
  isShared: boolean;
}

/** A place inside of a root: names of properties, `[]` for the elements of a list, `{}` for those of a map. */
export interface Place {
  root: Root;
  steps: readonly string[];
}

/** A way in which consumer code stops compiling. */
export interface Finding {
  kind: Kind;
  direction: Direction;
  place: Place;
  base?: Typed | undefined;
  revision?: Typed | undefined;
  /** The members of a union that came or went. */
  members?: ts.Type[];
  /** The name that something probably has now. */
  renamed?: string | undefined;
  /** Whether what has the new name has to be set. */
  isRenamedRequired?: boolean;
  /** What it sums up. */
  inner?: Omit<Finding, "operations">[];
  operations: string[];
  /** A snippet that is known already. */
  snippet?: string;
}

/** How a message names a place: `Customer.address.street`, `PATCH /x query limit`. */
export function labelOf({ root, steps }: Place): string {
  const [group, ...rest] = steps;
  if (group === undefined) return root.label;
  if (root.is === "operation") return `${root.label} ${group === "requestBody" ? "request body" : group}`;
  if (root.is === "schema") return joinSteps(root.label, steps);
  if (root.is === "parameters") return [root.label, group, joinSteps("", rest)].join(" ").trim();
  return `${root.label} ${joinSteps("", steps)}`;
}

function joinSteps(start: string, steps: readonly string[]): string {
  return steps.reduce((text, step) => {
    if (step === "[]") return `${text}[]`;
    if (step === "{}") return `${text}[key]`;
    return text === "" ? step : `${text}.${step}`;
  }, start);
}
