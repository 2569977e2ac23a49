import type ts from "typescript";
import type { Direction } from "../contract/uses.ts";
import { compiler } from "./compiler.ts";
import { type ContractTypes, isNever, isRecord, type Property, referenceOf, type Typed } from "./contract-types.ts";
import type { Finding, Kind, Pair, Place } from "./impact.ts";
import { likeliest } from "./rename.ts";
import type { Matching, SchemaPair } from "./schema-pairs.ts";
import { pairMembers, withoutNull } from "./union-members.ts";

/** Deeper inline objects are compared as a whole. Named schemas do not count: each is compared on its own. */
const depthLimit = 8;

/** Where another schema took a place, more differences than this are told as one. */
const replacedLimit = 2;

/** What came out for a schema or an operation. */
export interface Compared {
  findings: Omit<Finding, "operations">[];
  /** The schemas that it refers to in both versions, which are compared on their own. */
  uses: Set<SchemaPair>;
}

/** Compares two types at a place, and finds the deepest causes for code that stops compiling. */
export class TypeComparer {
  readonly #matching: Matching;
  readonly #baseTypes: ContractTypes;
  readonly #revisionTypes: ContractTypes;
  readonly #direction: Direction;
  readonly #compared: Compared;

  constructor(matching: Matching, direction: Direction, compared: Compared) {
    this.#matching = matching;
    this.#baseTypes = matching.baseTypes;
    this.#revisionTypes = matching.revisionTypes;
    this.#direction = direction;
    this.#compared = compared;
  }

  /** @returns Whether something was found that explains why the types do not fit. */
  compare({ base, revision }: Pair<Typed>, place: Place): boolean {
    if (this.#leaveToSchema(base.node, revision.node, place)) return true;
    const { findings } = this.#compared;
    const already = findings.length;
    const found = this.compareNamed({ base, revision }, place);
    const refs = [base, revision].map(({ node }) => referenceOf(withoutNull(node)));
    if (!refs.includes(undefined) && findings.length - already > replacedLimit) {
      const inner = findings.splice(already);
      this.#add("type", place, { base, revision, inner });
    }
    return found;
  }

  /** Compares two types without leaving them to the schemas that they may refer to. */
  compareNamed({ base, revision }: Pair<Typed>, place: Place): boolean {
    const hasNull = this.#compareNull(base, revision, place);
    const [baseNode, revisionNode] = [withoutNull(base.node), withoutNull(revision.node)];
    const isNullable = baseNode !== base.node || revisionNode !== revision.node;
    if (isNullable && this.#leaveToSchema(baseNode, revisionNode, place)) return true;
    return this.#compareCore({ base, revision }, place) || hasNull;
  }

  /** Compares the properties of two objects. */
  compareProperties({ base, revision }: Pair<Typed>, place: Place): boolean {
    const baseProperties = this.#baseTypes.properties(base);
    const baseNames = new Set(baseProperties.map(({ name }) => name));
    const revisionProperties = new Map(this.#revisionTypes.properties(revision).map((one) => [one.name, one]));
    const added = [...revisionProperties.values()].filter(({ name, type }) => !baseNames.has(name) && !isNever(type));
    const renamed = new Set<string>();
    let found = false;
    for (const property of baseProperties.filter(({ type }) => !isNever(type))) {
      const inside = { ...place, steps: [...place.steps, property.name] };
      const counterpart = revisionProperties.get(property.name) ?? this.#covering(revision, property);
      if (counterpart && !isNever(counterpart.type)) {
        found = this.#compareProperty({ base: property, revision: counterpart }, inside) || found;
        continue;
      }
      const successor = this.#successorOf(
        property,
        added.filter(({ name }) => !renamed.has(name)),
      );
      if (successor) renamed.add(successor.name);
      const isRenamedRequired = successor !== undefined && !successor.optional;
      this.#add("removed", inside, { base: property, renamed: successor?.name, isRenamedRequired });
      found = true;
    }
    const required = added.filter(({ name, optional }) => !optional && !renamed.has(name));
    for (const property of this.#direction === "request" ? required : []) {
      this.#add("required-added", { ...place, steps: [...place.steps, property.name] }, { revision: property });
      found = true;
    }
    return this.#compareOthers(base, revision, place) || found;
  }

  /** What a property that is gone is probably called now. */
  #successorOf({ name, type }: Property, added: readonly Property[]): Property | undefined {
    const candidates = added.filter((property) => this.#baseTypes.isSame(type, property.type));
    const successor = likeliest(
      name,
      candidates.map((candidate) => candidate.name),
    );
    return candidates.find((candidate) => candidate.name === successor);
  }

  #compareProperty({ base, revision }: Pair<Property>, place: Place): boolean {
    const [loses, kind] =
      this.#direction === "request" ? ([base, "required"] as const) : ([revision, "optional"] as const);
    const isLost = base.optional !== revision.optional && loses.optional;
    if (isLost) this.#add(kind, place, { base, revision });
    return this.compare({ base, revision }, place) || isLost;
  }

  /** An open object takes, and returns, what it does not declare. */
  #covering(revision: Typed, { name }: Property): Property | undefined {
    const indexed = this.#revisionTypes.indexed(revision);
    return indexed && { ...indexed, name, optional: true };
  }

  #compareOthers(base: Typed, revision: Typed, place: Place): boolean {
    const [baseOthers, revisionOthers] = [this.#baseTypes.indexed(base), this.#revisionTypes.indexed(revision)];
    if (!baseOthers) return false;
    const inside = { ...place, steps: [...place.steps, "{}"] };
    if (revisionOthers) return this.compare({ base: baseOthers, revision: revisionOthers }, inside);
    this.#add("other-properties", inside, { base: baseOthers });
    return true;
  }

  #compareNull(base: Typed, revision: Typed, place: Place): boolean {
    const [source, target] = this.#flow(base.type, revision.type);
    const sourceNull = this.#baseTypes.members(source).find(({ flags }) => flags & compiler.TypeFlags.Null);
    if (!sourceNull || this.#baseTypes.fits(sourceNull, target)) return false;
    // A type that was null only, or is now, has changed as a whole.
    if (this.#baseTypes.core(source).length === 0) return false;
    this.#add("null", place, { base, revision });
    return true;
  }

  #compareCore({ base, revision }: Pair<Typed>, place: Place): boolean {
    const types = this.#baseTypes;
    const [source, target] = this.#flow(base.type, revision.type);
    const misfits = types.core(source).filter((member) => !types.fits(member, target));
    const explained = new Set<ts.Type>();
    for (const pair of pairMembers(this.#matching, { base, revision })) {
      if (this.#compareStructure(pair, place)) explained.add(this.#flow(pair.base, pair.revision)[0].type);
    }
    const members = misfits.filter((member) => !explained.has(member));
    if (members.length > 0) {
      const isEnum = members.every(isLiteral) && types.core(target).some(isLiteral) && !types.isBoolean(source);
      this.#add(isEnum ? "enum" : "type", place, { base, revision, members });
    }
    return members.length > 0 || explained.size > 0;
  }

  #compareStructure({ base, revision }: Pair<Typed>, place: Place): boolean {
    const { checker } = this.#baseTypes;
    if (place.steps.length > depthLimit) return false;
    if (this.#leaveToSchema(base.node, revision.node, place)) return true;
    if (checker.isArrayType(base.type) && checker.isArrayType(revision.type)) {
      const inside = { ...place, steps: [...place.steps, "[]"] };
      return this.compare({ base: this.#element(base), revision: this.#element(revision) }, inside);
    }
    if (!isRecord(checker, base.type) || !isRecord(checker, revision.type)) return false;
    return this.compareProperties({ base, revision }, place);
  }

  #leaveToSchema(baseNode: ts.TypeNode | undefined, revisionNode: ts.TypeNode | undefined, place: Place): boolean {
    const [ref, revisionRef] = [referenceOf(baseNode), referenceOf(revisionNode)];
    if (!ref?.startsWith("schemas/") || !revisionRef?.startsWith("schemas/")) return false;
    // A schema that still exists, but no longer here, is not what changed.
    if (ref !== revisionRef && this.#revisionTypes.component(ref)) return false;
    this.#compared.uses.add(this.#matching.pair(ref, revisionRef, this.#direction, place));
    return this.#baseTypes.component(ref) !== undefined && this.#revisionTypes.component(revisionRef) !== undefined;
  }

  #element({ type, node }: Typed): Typed {
    const [element] = this.#baseTypes.checker.getTypeArguments(type as ts.TypeReference);
    return { type: element!, node: node && compiler.isArrayTypeNode(node) ? node.elementType : undefined };
  }

  /** What flows into what: requests from code of the base to the revision's type, responses the other way. */
  #flow<T>(base: T, revision: T): [source: T, target: T] {
    return this.#direction === "request" ? [base, revision] : [revision, base];
  }

  #add(kind: Kind, place: Place, details: Omit<Finding, "direction" | "kind" | "operations" | "place">): void {
    this.#compared.findings.push({ kind, direction: this.#direction, place, ...details });
  }
}

function isLiteral({ flags }: ts.Type): boolean {
  return (flags & compiler.TypeFlags.Literal) !== 0;
}
