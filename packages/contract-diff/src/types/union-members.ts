import type ts from "typescript";
import { compiler } from "./compiler.ts";
import { isRecord, referenceOf, type Typed } from "./contract-types.ts";
import type { Pair } from "./impact.ts";
import type { Matching } from "./schema-pairs.ts";

/** Pairs the objects and lists of two unions: by the name of their schema, by a discriminator, then by likeness. */
export function pairMembers(matching: Matching, { base, revision }: Pair<Typed>): Pair<Typed>[] {
  const { baseTypes } = matching;
  const baseMembers = membersOf(matching, base);
  const revisionMembers = membersOf(matching, revision);
  const [only, revisionOnly] = [baseMembers[0], revisionMembers[0]];
  if (baseMembers.length === 1 && revisionMembers.length === 1 && only && revisionOnly) {
    return [{ base: only, revision: revisionOnly }];
  }
  const pairs: Pair<Typed>[] = [];
  for (const member of baseMembers) {
    const ref = referenceOf(member.node);
    const text = baseTypes.print(member.type);
    const free = revisionMembers.filter((candidate) => !pairs.some((pair) => pair.revision === candidate));
    const partner =
      free.find(({ node }) => ref !== undefined && referenceOf(node) === ref) ??
      free.find(({ type }) => haveSameTag(matching, member.type, type)) ??
      free.find(({ type }) => baseTypes.print(type) === text) ??
      [...free, ...revisionMembers].find(({ type }) => baseTypes.isSame(member.type, type));
    if (partner) pairs.push({ base: member, revision: partner });
  }
  return pairs;
}

/** The one member of a union with null that is not null. */
export function withoutNull(node: ts.TypeNode | undefined): ts.TypeNode | undefined {
  if (node && compiler.isParenthesizedTypeNode(node)) return withoutNull(node.type);
  if (!node || !compiler.isUnionTypeNode(node)) return node;
  const [only, ...others] = node.types.filter(
    (member) => !(compiler.isLiteralTypeNode(member) && member.literal.kind === compiler.SyntaxKind.NullKeyword),
  );
  return others.length === 0 ? only : node;
}

function membersOf({ baseTypes }: Matching, { type, node }: Typed): Typed[] {
  const { checker } = baseTypes;
  const core = withoutNull(node);
  const nodes = core && compiler.isUnionTypeNode(core) ? core.types : core ? [core] : [];
  return baseTypes
    .core(type)
    .filter((part) => isRecord(checker, part) || checker.isArrayType(part))
    .map((part) => ({ type: part, node: nodes.find((member) => checker.getTypeFromTypeNode(member) === part) }));
}

function haveSameTag({ baseTypes, revisionTypes }: Matching, base: ts.Type, revision: ts.Type): boolean {
  return baseTypes.properties({ type: base }).some(({ name, type }) => {
    const counterpart = revisionTypes.property({ type: revision }, name);
    return type.isStringLiteral() && counterpart?.type.isStringLiteral() && counterpart.type.value === type.value;
  });
}
