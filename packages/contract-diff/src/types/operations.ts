import type { ContractTypes, TypedOperation } from "./contract-types.ts";
import { pointerTowards } from "./locate.ts";
import { type LostName, lostOperation, lostOperationId, movedOperationId, movedPath } from "./lost-name.ts";
import { isAlike } from "./rename.ts";

/** An operation of the base, and what stands in its place in the revision. */
export interface OperationPair {
  base: TypedOperation;
  revision: TypedOperation;
  /** How code names it. */
  expression: string;
  /** Whether that is how both versions name it. */
  isShared: boolean;
  /** Path parameters whose new name follows from a renamed path. */
  renamedParameters: ReadonlyMap<string, string>;
}

/** Pairs the operations of two contracts, and finds the names of paths and operations that are gone. */
export function pairOperations(
  baseTypes: ContractTypes,
  revisionTypes: ContractTypes,
  document: unknown,
): { lost: LostName[]; pairs: OperationPair[] } {
  const lost: LostName[] = [];
  const pairs: OperationPair[] = [];
  const moved = new Map<string, LostName>();
  for (const [base, revision] of counterparts(baseTypes, revisionTypes)) {
    const pointer = pointerTowards(document, base.section, base.path, base.method);
    if (!revision) {
      lost.push(lostOperation(base, pointer));
      continue;
    }
    const renamedParameters = renamedIn(base.path, revision.path);
    if (revision.path !== base.path) {
      const key = `${base.section} ${base.path}`;
      const path = pointerTowards(document, base.section, base.path);
      const known = moved.get(key) ?? movedPath(base, revision, renamedParameters, path);
      known.operations.push(base.name);
      moved.set(key, known);
    }
    if (base.id !== undefined && base.id !== revision.id) {
      const isGone = !revisionTypes.operationIds.has(base.id);
      const id = { ...base, id: base.id };
      lost.push(isGone ? lostOperationId(id, revision.id, pointer) : movedOperationId(id, pointer));
    }
    pairs.push({ base, revision, ...namesOf(base, revision), renamedParameters });
  }
  return { lost: [...lost, ...moved.values()], pairs };
}

function namesOf(base: TypedOperation, revision: TypedOperation): Pick<OperationPair, "expression" | "isShared"> {
  if (base.id !== undefined && base.id === revision.id) {
    return { expression: `operations[${JSON.stringify(base.id)}]`, isShared: true };
  }
  const expression = `${base.section}[${JSON.stringify(base.path)}]["${base.method}"]`;
  return { expression, isShared: base.path === revision.path };
}

function counterparts(
  baseTypes: ContractTypes,
  revisionTypes: ContractTypes,
): [TypedOperation, TypedOperation | undefined][] {
  const found = baseTypes.operations.map((base) => [base, counterpart(base, baseTypes, revisionTypes)] as const);
  // Where one operation of a path went, the others that are gone went too.
  const paths = new Map(found.flatMap(([base, revision]) => (revision ? [[base.path, revision.path] as const] : [])));
  return found.map(([base, revision]) => {
    const path = paths.get(base.path);
    const isThere = (other: TypedOperation) =>
      other.section === base.section && other.method === base.method && other.path === path;
    return [base, revision ?? revisionTypes.operations.find(isThere)];
  });
}

function counterpart(
  base: TypedOperation,
  baseTypes: ContractTypes,
  revisionTypes: ContractTypes,
): TypedOperation | undefined {
  const isLikeBase = ({ section, method }: TypedOperation) => section === base.section && method === base.method;
  const same = revisionTypes.operations.filter(isLikeBase);
  const fresh = same.filter(({ name }) => !baseTypes.operations.some((operation) => operation.name === name));
  return (
    same.find(({ path }) => path === base.path) ??
    fresh.find(({ path }) => withoutNames(path) === withoutNames(base.path)) ??
    fresh.find(({ id }) => id !== undefined && id === base.id) ??
    sameTypes(base, fresh, baseTypes, revisionTypes)
  );
}

/** An operation of a path that is gone has moved if one new operation alone has its types, and they tell something. */
function sameTypes(
  base: TypedOperation,
  fresh: readonly TypedOperation[],
  baseTypes: ContractTypes,
  revisionTypes: ContractTypes,
): TypedOperation | undefined {
  const text = baseTypes.print(base.type);
  const [only, ...others] = fresh.filter(({ type }) => revisionTypes.print(type) === text);
  if (!only || others.length > 0) return undefined;
  const isTelling = namesOfProperties(text).size >= tellingNames;
  return isTelling || isAlike(base.path, only.path) ? only : undefined;
}

/** So many names of properties do two unrelated operations not have in common. */
const tellingNames = 5;

/** The names in the text of a type, without those that every operation has, statuses and media types. */
function namesOfProperties(text: string): Set<string> {
  const names = [...text.matchAll(/([A-Za-z_][\w-]*)"?\??:/g)].map(([, name = ""]) => name);
  return new Set(names.filter((name) => !everywhere.has(name)));
}

const everywhere = new Set([
  ...["parameters", "query", "header", "path", "cookie", "requestBody", "responses", "headers", "content", "name"],
]);

function renamedIn(path: string, revisionPath: string): Map<string, string> {
  const [names, revisionNames] = [namesIn(path), namesIn(revisionPath)];
  const renamed = names.flatMap((name, index) => {
    const revisionName = revisionNames[index];
    return revisionName !== undefined && revisionName !== name ? [[name, revisionName] as const] : [];
  });
  return new Map(names.length === revisionNames.length ? renamed : []);
}

function namesIn(path: string): string[] {
  return [...path.matchAll(/\{([^}]*)\}/g)].map(([, name = ""]) => name);
}

/** Two paths that differ in the names of their parameters only are the same path on the wire. */
function withoutNames(path: string): string {
  return path.replaceAll(/\{[^}]*\}/g, "{}");
}
