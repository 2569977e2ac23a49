import type { ContractTypes, TypedOperation } from "./contract-types.ts";
import type { LostKind } from "./impact.ts";
import { pointerTowards } from "./locate.ts";
import { isAlike, likeliest } from "./rename.ts";

/** A name that consumers use and that is gone. */
export interface LostName {
  kind: LostKind;
  subject: string;
  /** What it is called now, where that is known. */
  renamed?: string | undefined;
  /** From a path parameter to its new name. */
  renamedParameters?: ReadonlyMap<string, string>;
  /** Code that uses the name. */
  snippets: string[];
  pointer: string;
  operations: string[];
}

/** What the generator exports for every document. */
const structure = ["paths", "webhooks", "components", "operations", "$defs"];

/** An operation that is gone. */
export function lostOperation(base: TypedOperation, pointer: string): LostName {
  const { name, id } = base;
  const byId = id === undefined ? [] : [useOf(`operations[${JSON.stringify(id)}]`)];
  const snippets = [...byId, useOf(placeOf(base))];
  return { kind: "operation-gone", subject: name, snippets, pointer, operations: [name] };
}

/** A path with another text. The operations that it takes along are added to it. */
export function movedPath(
  base: TypedOperation,
  revision: TypedOperation,
  renamedParameters: ReadonlyMap<string, string>,
  pointer: string,
): LostName {
  const path = `declare const path: ${base.section}[${JSON.stringify(base.path)}];`;
  const snippets = [path, `declare const operation: ${placeOf(base)};`];
  const renamed = revision.path;
  return { kind: "path-moved", subject: base.path, renamed, renamedParameters, snippets, pointer, operations: [] };
}

/** An operationId that no operation has any more. */
export function lostOperationId(
  { id, name }: TypedOperation & { id: string },
  renamed: string | undefined,
  pointer: string,
): LostName {
  const snippets = [useOf(`operations[${JSON.stringify(id)}]`)];
  const place = `${pointer}/operationId`;
  return { kind: "operation-id-gone", subject: id, renamed, snippets, pointer: place, operations: [name] };
}

/** An operationId that another operation has now. */
export function movedOperationId({ id, name }: TypedOperation & { id: string }, pointer: string): LostName {
  const key = JSON.stringify(id);
  const snippets = [
    `declare const operation: operationsOfBase[${key}];\noperation satisfies operations[${key}];`,
    `declare const operation: operations[${key}];\noperation satisfies operationsOfBase[${key}];`,
  ];
  return { kind: "operation-id-moved", subject: id, snippets, pointer: `${pointer}/operationId`, operations: [name] };
}

/**
 * Finds the exported types that are gone.
 *
 * @param replaced - What operations refer to where they referred to a component that is gone.
 */
export function lostTypes(
  baseTypes: ContractTypes,
  revisionTypes: ContractTypes,
  document: unknown,
  replaced: ReadonlyMap<string, string>,
): LostName[] {
  const names = new Set(revisionTypes.named.values());
  return [...baseTypes.named].flatMap(([ref, name]): LostName[] => {
    if (names.has(name) || structure.includes(name)) return [];
    const successor = replaced.get(ref) ?? namesake(ref, baseTypes, revisionTypes);
    const pointer = pointerTowards(document, "components", ...ref.split("/"));
    const renamed = successor === undefined ? undefined : revisionTypes.labelOf(successor);
    const snippets = [`declare const value: ${name};`];
    return [{ kind: "type-gone", subject: baseTypes.labelOf(ref), renamed, snippets, pointer, operations: [] }];
  });
}

/** A new component of the same types whose name is alike. */
function namesake(ref: string, baseTypes: ContractTypes, revisionTypes: ContractTypes): string | undefined {
  const base = baseTypes.component(ref);
  const text = base && baseTypes.print(base.type);
  const [section, name = ""] = ref.split("/");
  const candidates = [...revisionTypes.named.keys()].filter((other) => {
    const [otherSection, otherName = ""] = other.split("/");
    const isNew = otherSection === section && !baseTypes.named.has(other) && isAlike(name, otherName);
    const revision = isNew ? revisionTypes.component(other) : undefined;
    return revision && revisionTypes.print(revision.type) === text;
  });
  return likeliest(ref, candidates);
}

/** Only to name it is not enough: of what is gone the types may keep an empty place, or a place of any name. */
function useOf(operation: string): string {
  return `declare const operation: ${operation};\noperation.responses;`;
}

function placeOf({ section, path, method }: TypedOperation): string {
  return `${section}[${JSON.stringify(path)}]["${method}"]`;
}
