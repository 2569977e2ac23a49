/** What a canonical schema says: values by keyword, and {@link SchemaNode} wherever a keyword holds a schema. */
export type Keywords = Readonly<Record<string, unknown>>;

/** How many schemas may be read on the way to one: beyond, the stack would end. */
const deepest = 150;

/** A schema is being read, so that nobody knows yet what it says. */
class Unfinished extends Error {}

/** What is being read, outermost first; a guess can be given up. */
const reading: (SchemaNode | "guess")[] = [];
let count = 0;

/**
 * A canonical schema: a node of a graph that may lead back to itself. What it says is read when it is first asked for, and
 * once. Compare nodes with `areEqual` and `isContained`; two nodes that say the same need not be the same object.
 */
export class SchemaNode {
  /** Tells nodes apart, in comparisons that know nothing of them as well. */
  readonly id: number = count++;
  #read: (() => Keywords) | undefined;
  #keywords: Keywords | undefined;

  constructor(keywords: Keywords | (() => Keywords)) {
    if (typeof keywords === "function") this.#read = keywords;
    else this.#keywords = keywords;
  }

  get keywords(): Keywords {
    if (this.#keywords) return this.#keywords;
    const around = reading.lastIndexOf(this);
    if (around >= 0) {
      if (reading.includes("guess", around)) throw new Unfinished();
      // It needs itself to say anything about one and the same value.
      return { endless: reading.length - around };
    }
    if (reading.length >= deepest) {
      if (reading.includes("guess")) throw new Unfinished();
      return { tooDeep: this.id };
    }
    const depth = reading.push(this) - 1;
    try {
      this.#keywords = this.#read?.() ?? {};
    } finally {
      reading.length = depth;
    }
    this.#read = undefined;
    return this.#keywords;
  }
}

/** Asks something that only makes a schema shorter; where it would need what is not read yet, the result is `false`. */
export function guess(ask: () => boolean): boolean {
  const depth = reading.push("guess") - 1;
  try {
    return ask();
  } catch (error) {
    if (error instanceof Unfinished) return false;
    throw error;
  } finally {
    reading.length = depth;
  }
}

/** What accepts every value. */
export const anything: SchemaNode = new SchemaNode({});

/** What accepts no value. */
export const nothing: SchemaNode = new SchemaNode({ not: anything });

/** Whether keywords accept every value. */
export function isAnything(keywords: Keywords): boolean {
  return Object.keys(keywords).length === 0;
}

/** Whether keywords accept no value. */
export function isNothing({ not }: Keywords): boolean {
  return not instanceof SchemaNode && isAnything(not.keywords);
}

/** The schema that a keyword holds; what is not there accepts every value. */
export function nodeIn(value: unknown): SchemaNode {
  return value instanceof SchemaNode ? value : anything;
}

/** The schemas that a keyword lists. */
export function nodesIn(value: unknown): readonly SchemaNode[] {
  return Array.isArray(value) ? value.filter((one) => one instanceof SchemaNode) : [];
}

/** The schemas that a keyword names. */
export function namedIn(value: unknown): Readonly<Record<string, SchemaNode>> {
  const isMap = typeof value === "object" && value !== null && !Array.isArray(value) && !(value instanceof SchemaNode);
  return isMap ? (value as Record<string, SchemaNode>) : {};
}
