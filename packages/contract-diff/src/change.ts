import type { Bump } from "./bump.ts";
import type { Excerpt } from "./contract/excerpt.ts";
import type { Direction, Use } from "./contract/uses.ts";
import type { Witness } from "./proof/search.ts";

/** A place in one of the two documents. */
export interface Place {
  file: string;
  pointer: string;
  line: number;
  col: number;
  value?: unknown;
}

/** A difference between the documents, before it is rated. */
export interface Difference {
  /** Where, in the document with its references followed: the operation and the direction can be read from it. */
  path: string;
  /** The engine's word for what stands there, such as `Schema` or `Parameter`. */
  typeName: string;
  /** What happened to it. */
  kind: "added" | "modified" | "removed";
  /** The field that was edited, if one was. */
  property?: string;
  base?: Place;
  revision?: Place;
  /** What the engine thinks of it, and by which of its rules. */
  engine: { level: Bump; ruleId?: string };
}

/** An edit of one keyword of a schema. */
export interface Edit {
  /** The way to the schema that has the keyword. */
  schema: string[];
  keyword: string;
  /** The whole value in the base. */
  base: unknown;
  /** The whole value in the revision. */
  revision: unknown;
}

/** A difference, and all that its rating depends on. */
export interface Finding extends Difference {
  /** The keyword that was edited, if it is one. */
  edit?: Edit;
  /** The path of the whole schema that it lies in: that of a body, a parameter or a header. */
  root?: string;
  /** Every place of an operation that it reaches. */
  uses: readonly Use[];
  /** The component schema that it stands in, if it is one. */
  component?: string;
  /** What kind of finding it is. Policies, SARIF and annotations name it. */
  ruleId: string;
  /** What changed, in a sentence. */
  message: string;
}

/** One change, rated. */
export interface Change extends Finding {
  level: Bump;
  /** The rule that decided, of this package or of the engine. */
  decidedBy: string;
  /** Why, if it was a rule of this package. */
  because?: string;
  /** A payload that proves the break, if one was found. */
  witness?: Witness;
  /** The lines of both places. */
  excerpts?: { base?: Excerpt; revision?: Excerpt };
}

/** The operations that a change reaches, such as `GET /customers`. */
export function operationsOf({ uses }: Pick<Finding, "uses">): string[] {
  return [...new Set(uses.map(({ operation }) => operation))];
}

/** The directions in which a change is sent. */
export function directionsOf({ uses }: Pick<Finding, "uses">): Direction[] {
  return [...new Set(uses.map(({ direction }) => direction))];
}
