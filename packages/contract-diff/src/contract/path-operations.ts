import type { Contract } from "./contract.ts";
import { isObject } from "./pointer.ts";
import { methods } from "./uses.ts";

/** An operation as its path item describes it. */
export interface DescribedOperation {
  /** Its method, as it is written in names of operations. */
  name: string;
  operation: Record<string, unknown>;
  item: Record<string, unknown>;
}

/** The operations of a path or a webhook, whatever the names of the path's parameters. */
export function operationsIn(contract: Contract, path: string): DescribedOperation[] {
  const { paths, webhooks } = contract.document as { paths?: unknown; webhooks?: unknown };
  const own = contract.pathLike(path) ?? path;
  const item = [paths, webhooks]
    .map((section) => contract.follow(isObject(section) ? section[own] : undefined))
    .find(isObject);
  if (!item) return [];
  const further = isObject(item.additionalOperations) ? item.additionalOperations : {};
  const fixed = Object.entries(item).filter(([key]) => methods.has(key));
  return [...fixed, ...Object.entries(further)].flatMap(([key, operation]) =>
    isObject(operation) ? [{ name: key.toUpperCase(), operation, item }] : [],
  );
}

/** The `operationId`s of operations, by names such as `GET /customers`; `* /customers` stands for all of a path. */
export function operationIdsOf(contract: Contract, names: readonly string[]): Record<string, string> {
  const ids: Record<string, string> = {};
  for (const name of names) {
    const [, method = "", path = ""] = /^(\S+) (\S*)$/.exec(name) ?? [];
    for (const { name: own, operation } of operationsIn(contract, path)) {
      const { operationId } = operation;
      if ((method === "*" || method === own) && typeof operationId === "string") ids[`${own} ${path}`] = operationId;
    }
  }
  return ids;
}
