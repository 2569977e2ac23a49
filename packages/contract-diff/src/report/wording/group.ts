import type { Direction } from "../../contract/uses.ts";
import { capital, code, codes } from "./words.ts";

/** What changes have in common: a component, or the operations that they reach. */
export function groupTitle(
  component: string | undefined,
  operations: readonly string[],
  directions: readonly Direction[],
): { name: string; reach: string } {
  const reach = `${directions.map((direction) => `${direction}s`).join(" and ")} of ${operationNames(operations)}`;
  if (component === undefined) return { name: operations.length === 0 ? "The document" : capital(reach), reach: "" };
  return { name: code(component), reach: operations.length === 0 ? ", which no operation uses" : `, in ${reach}` };
}

/** The title of a list that has all of them. */
export function allOperations(count: number): string {
  return `All ${count} operations`;
}

function operationNames(operations: readonly string[]): string {
  const [first = "", ...others] = operations;
  // What belongs to a path belongs to all of its operations.
  return others.length === 0 && first.startsWith("* ")
    ? `all operations of ${code(first.slice(2))}`
    : codes(operations);
}
