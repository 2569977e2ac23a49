import ts from "typescript";
import { type ContractTypes, type Property, referenceOf, type Typed } from "./contract-types.ts";
import type { Direction, Finding, Kind, Place } from "./finding.ts";
import { likelyName } from "./rename.ts";

/** Deeper inline objects are compared as a whole. Named schemas do not count: each is compared on its own. */
const depthLimit = 8;

/** Where another schema took a place, more differences than this are told as one. */
const replacedLimit = 2;

/** What came out for one alias or one slot of an operation. */
export interface Compared {
  findings: Omit<Finding, "operations">[];
  /** The aliases that it refers to on both sides, which are compared on their own. */
  uses: Set<AliasPair>;
}

/** A named schema of the base, and the one that stands in its place. */
export interface AliasPair {
  ref: string;
  nowRef: string;
  direction: Direction;
  place: Place;
}

/** Compares two types at a place, and finds the deepest causes for code that stops compiling. */
export class Comparer {
  readonly #base: ContractTypes;
  readonly #revision: ContractTypes;
  readonly #direction: Direction;
  readonly #compared: Compared;
  readonly #pair: (ref: string, nowRef: string, place: Place, direction: Direction) => AliasPair;

  constructor(
    base: ContractTypes,
    revision: ContractTypes,
    direction: Direction,
    compared: Compared,
    pair: (ref: string, nowRef: string, place: Place, direction: Direction) => AliasPair,
  ) {
    this.#base = base;
    this.#revision = revision;
    this.#direction = direction;
    this.#compared = compared;
    this.#pair = pair;
  }

  /** @returns Whether something was found that explains why the types do not fit. */
  compare(old: Typed, now: Typed, place: Place, isRoot = false): boolean {
    if (!isRoot && this.#leaveToAlias(old.node, now.node, place)) return true;
    let found = this.#compareNull(old, now, place);
    const [oldNode, nowNode] = [withoutNull(old.node), withoutNull(now.node)];
    if ((oldNode !== old.node || nowNode !== now.node) && this.#leaveToAlias(oldNode, nowNode, place)) return true;
    if (referenceOf(oldNode) === undefined || referenceOf(nowNode) === undefined || isRoot) {
      return this.#compareCore(old, now, place) || found;
    }
    const { findings } = this.#compared;
    const before = findings.length;
    found = this.#compareCore(old, now, place) || found;
    if (findings.length - before > replacedLimit) {
      const inner = findings.splice(before);
      this.#add("type", place, { old, now, inner });
    }
    return found;
  }

  /** Compares the properties of two objects. */
  compareProperties(old: Typed, now: Typed, place: Place): boolean {
    const nowProperties = this.#revision.properties(now);
    const oldNames = new Set(this.#base.properties(old).map(({ name }) => name));
    const added = nowProperties.filter(({ name, type }) => !oldNames.has(name) && !this.#isNever(type));
    const renamed = new Set<string>();
    let found = false;
    for (const property of this.#base.properties(old)) {
      if (this.#isNever(property.type)) continue;
      const inside = { ...place, steps: [...place.steps, property.name] };
      const counterpart = nowProperties.find(({ name }) => name === property.name) ?? this.#covering(now, property);
      if (counterpart && !this.#isNever(counterpart.type)) {
        found = this.#compareProperty(property, counterpart, inside) || found;
        continue;
      }
      const candidates = added.filter(({ name, type }) => !renamed.has(name) && this.#sameType(property.type, type));
      const name = likelyName(
        property.name,
        candidates.map((candidate) => candidate.name),
      );
      if (name !== undefined) renamed.add(name);
      const isRenamedRequired = candidates.some((candidate) => candidate.name === name && !candidate.optional);
      this.#add("removed", inside, { old: property, renamed: name, isRenamedRequired });
      found = true;
    }
    if (this.#direction === "request") {
      for (const property of added) {
        if (property.optional || renamed.has(property.name)) continue;
        this.#add("required-added", { ...place, steps: [...place.steps, property.name] }, { now: property });
        found = true;
      }
    }
    return this.#compareOthers(old, now, place) || found;
  }

  #compareProperty(old: Property, now: Property, place: Place): boolean {
    let found = false;
    if (this.#direction === "response" && !old.optional && now.optional) {
      this.#add("optional", place, { old, now });
      found = true;
    }
    if (this.#direction === "request" && old.optional && !now.optional) {
      this.#add("required", place, { old, now });
      found = true;
    }
    return this.compare(old, now, place) || found;
  }

  /** An open object takes, and answers, what it does not declare. */
  #covering(now: Typed, { name }: Property): Property | undefined {
    const indexed = this.#revision.indexed(now);
    return indexed && { ...indexed, name, optional: true };
  }

  #compareOthers(old: Typed, now: Typed, place: Place): boolean {
    const [oldOthers, nowOthers] = [this.#base.indexed(old), this.#revision.indexed(now)];
    if (!oldOthers) return false;
    const inside = { ...place, steps: [...place.steps, "{}"] };
    if (nowOthers) return this.compare(oldOthers, nowOthers, inside);
    this.#add("other-properties", inside, { old: oldOthers });
    return true;
  }

  #compareNull(old: Typed, now: Typed, place: Place): boolean {
    const [source, target] = this.#flow(old.type, now.type);
    const sourceNull = this.#base.parts(source).find(({ flags }) => flags & ts.TypeFlags.Null);
    if (!sourceNull || this.#fits(sourceNull, target)) return false;
    // A type that was null only, or is now, has changed as a whole.
    if (this.#core(source).length === 0) return false;
    this.#add("null", place, { old, now });
    return true;
  }

  #compareCore(old: Typed, now: Typed, place: Place): boolean {
    const [oldParts, nowParts] = [this.#core(old.type), this.#core(now.type)];
    const [source, target] = this.#flow(old.type, now.type);
    const sourceParts = this.#flow(oldParts, nowParts)[0];
    const misfits = sourceParts.filter((part) => !this.#fits(part, target));
    const explained = new Set<ts.Type>();
    for (const [oldPart, nowPart] of this.#pairs(old, now)) {
      if (this.#compareStructure(oldPart, nowPart, place)) explained.add(this.#flow(oldPart, nowPart)[0].type);
    }
    const parts = misfits.filter((part) => !explained.has(part));
    if (parts.length > 0) {
      const isEnum = parts.every(isLiteral) && this.#core(target).some(isLiteral) && !this.#isBoolean(source);
      this.#add(isEnum ? "enum" : "type", place, { old, now, parts });
    }
    return parts.length > 0 || explained.size > 0;
  }

  #compareStructure(old: Typed, now: Typed, place: Place): boolean {
    const { checker } = this.#base;
    if (place.steps.length > depthLimit) return false;
    if (this.#leaveToAlias(old.node, now.node, place)) return true;
    if (checker.isArrayType(old.type) && checker.isArrayType(now.type)) {
      const inside = { ...place, steps: [...place.steps, "[]"] };
      return this.compare(this.#element(old), this.#element(now), inside);
    }
    if (!isRecord(checker, old.type) || !isRecord(checker, now.type)) return false;
    return this.compareProperties(old, now, place);
  }

  /** Pairs the objects and lists of two unions: by the name of their schema, by a discriminator, then by likeness. */
  #pairs(old: Typed, now: Typed): [Typed, Typed][] {
    const olds = this.#members(old);
    const nows = this.#members(now);
    const [only, nowOnly] = [olds[0], nows[0]];
    if (olds.length === 1 && nows.length === 1 && only && nowOnly) return [[only, nowOnly]];
    const pairs: [Typed, Typed][] = [];
    for (const member of olds) {
      const ref = referenceOf(member.node);
      const free = nows.filter((candidate) => !pairs.some(([, taken]) => taken === candidate));
      const partner =
        free.find(({ node }) => ref !== undefined && referenceOf(node) === ref) ??
        free.find(({ type }) => this.#haveSameTag(member.type, type)) ??
        free.find(({ type }) => this.#base.print(type) === this.#base.print(member.type)) ??
        [...free, ...nows].find(({ type }) => this.#sameType(member.type, type));
      if (partner) pairs.push([member, partner]);
    }
    return pairs;
  }

  #members({ type, node }: Typed): Typed[] {
    const { checker } = this.#base;
    const core = withoutNull(node);
    const nodes = core && ts.isUnionTypeNode(core) ? core.types : core ? [core] : [];
    return this.#core(type)
      .filter((part) => isRecord(checker, part) || checker.isArrayType(part))
      .map((part) => ({ type: part, node: nodes.find((n) => checker.getTypeFromTypeNode(n) === part) }));
  }

  #haveSameTag(old: ts.Type, now: ts.Type): boolean {
    return this.#base.properties({ type: old }).some(({ name, type }) => {
      const counterpart = this.#revision.property({ type: now }, name);
      return type.isStringLiteral() && counterpart?.type.isStringLiteral() && counterpart.type.value === type.value;
    });
  }

  #leaveToAlias(oldNode: ts.TypeNode | undefined, nowNode: ts.TypeNode | undefined, place: Place): boolean {
    const [ref, nowRef] = [referenceOf(oldNode), referenceOf(nowNode)];
    if (!ref?.startsWith("schemas/") || !nowRef?.startsWith("schemas/")) return false;
    // A schema that still exists, but no longer here, is not what changed.
    if (ref !== nowRef && this.#revision.component(ref)) return false;
    this.#compared.uses.add(this.#pair(ref, nowRef, place, this.#direction));
    const [source, target] = this.#flow(this.#base.component(ref), this.#revision.component(nowRef));
    return source !== undefined && target !== undefined;
  }

  #element({ type, node }: Typed): Typed {
    const [element] = this.#base.checker.getTypeArguments(type as ts.TypeReference);
    return { type: element!, node: node && ts.isArrayTypeNode(node) ? node.elementType : undefined };
  }

  #core(type: ts.Type): ts.Type[] {
    return this.#base.parts(type).filter(({ flags }) => !(flags & ts.TypeFlags.Null));
  }

  /** What flows into what: requests from old code to the new type, responses from the new type to old code. */
  #flow<T>(old: T, now: T): [T, T] {
    return this.#direction === "request" ? [old, now] : [now, old];
  }

  #fits(source: ts.Type, target: ts.Type): boolean {
    return this.#base.checker.isTypeAssignableTo(source, target);
  }

  #sameType(old: ts.Type, now: ts.Type): boolean {
    return (
      this.#base.parts(old).every((part) => this.#fits(part, now)) &&
      this.#base.parts(now).every((part) => this.#fits(part, old))
    );
  }

  #isNever(type: ts.Type): boolean {
    return this.#base.parts(type).every(({ flags }) => flags & ts.TypeFlags.Never);
  }

  #isBoolean(type: ts.Type): boolean {
    return this.#core(type).filter(({ flags }) => flags & ts.TypeFlags.BooleanLiteral).length === 2;
  }

  #add(
    kind: Kind,
    place: Place,
    details: Pick<Finding, "inner" | "isRenamedRequired" | "now" | "old" | "parts" | "renamed">,
  ): void {
    this.#compared.findings.push({ kind, direction: this.#direction, place, ...details });
  }
}

function isLiteral({ flags }: ts.Type): boolean {
  return (flags & ts.TypeFlags.Literal) !== 0;
}

function isRecord(checker: ts.TypeChecker, type: ts.Type): boolean {
  return (type.flags & (ts.TypeFlags.Object | ts.TypeFlags.Intersection)) !== 0 && !checker.isArrayLikeType(type);
}

/** The one member of a union with null that is not null. */
function withoutNull(node: ts.TypeNode | undefined): ts.TypeNode | undefined {
  if (node && ts.isParenthesizedTypeNode(node)) return withoutNull(node.type);
  if (!node || !ts.isUnionTypeNode(node)) return node;
  const [only, ...others] = node.types.filter(
    (member) => !(ts.isLiteralTypeNode(member) && member.literal.kind === ts.SyntaxKind.NullKeyword),
  );
  return others.length === 0 ? only : node;
}
