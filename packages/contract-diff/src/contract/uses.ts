import type { OpenApiDocument } from "./load.ts";
import { at, isObject, pointerTo, steps } from "./pointer.ts";

/** Who sends what a schema describes. The API calls webhooks and callbacks, so their directions are reversed. */
export type Direction = "request" | "response";

/** A place of an operation where a schema is used. */
export interface Use {
  /** Such as `PATCH /customers/{customer-id}`. */
  operation: string;
  direction: Direction;
}

/** The methods that have a field of their own in a path item. */
export const methods: ReadonlySet<string> = new Set("delete get head options patch post put query trace".split(" "));

/**
 * Reads the use from a path of the engine: the way from the document's root to the change, with references followed.
 *
 * @returns `undefined` for what belongs to no operation, such as `info`.
 */
export function useAt(path: string): Use | undefined {
  const [section, name, ...rest] = steps(path);
  if ((section !== "paths" && section !== "webhooks") || name === undefined) return undefined;
  return useIn(section, name, rest);
}

function useIn(section: string, name: string, rest: string[]): Use | undefined {
  const { method, inside } = methodIn(rest);
  const operation = `${method?.toUpperCase() ?? "*"} ${name}`;
  if (inside[0] === "callbacks") {
    const inner = useIn("webhooks", "", inside.slice(3));
    const callback = inside[1] === undefined ? "" : ` (callback ${inside[1]})`;
    return inner && { operation: `${operation}${callback}`, direction: inner.direction };
  }
  const isResponse = inside[0] === "responses";
  return { operation, direction: isResponse === (section === "paths") ? "response" : "request" };
}

/** The method of an operation, and the way to a part of it. */
function methodIn([first = "", second, ...rest]: string[]): { method?: string; inside: string[] } {
  if (methods.has(first)) return { method: first, inside: second === undefined ? [] : [second, ...rest] };
  if (first === "additionalOperations" && second !== undefined) return { method: second, inside: rest };
  return { inside: second === undefined ? [first] : [first, second, ...rest] };
}

/** Every use of each target of a reference, through any number of references. The engine names only the first. */
export function usesByTarget(document: OpenApiDocument): Map<string, Use[]> {
  const found = new Map<string, Map<string, Use>>();
  const inside = new Map<string, string[]>();
  const targetsIn = (pointer: string) => {
    const known = inside.get(pointer) ?? [
      ...new Set(references(at(document, pointer), pointer).map((one) => one.target)),
    ];
    inside.set(pointer, known);
    return known;
  };
  const visit = (target: string, use: Use): void => {
    const key = `${use.operation} ${use.direction}`;
    const uses = found.get(target) ?? new Map<string, Use>();
    if (uses.has(key)) return;
    found.set(target, uses.set(key, use));
    for (const inner of targetsIn(target)) visit(inner, use);
  };
  for (const section of ["paths", "webhooks"]) {
    for (const { target, path } of references(document[section], `#/${section}`)) {
      const use = useAt(path);
      if (use) visit(target, use);
    }
  }
  return new Map([...found].map(([target, uses]) => [target, [...uses.values()]]));
}

/** The references below a node, which are not followed. Examples may hold anything, so they hold none. */
function references(node: unknown, path: string): { target: string; path: string }[] {
  if (!isObject(node)) return [];
  const own = typeof node.$ref === "string" ? [{ target: node.$ref, path }] : [];
  const inner = Object.entries(node).flatMap(([key, value]) =>
    (key === "example" || key === "examples") && !path.endsWith("/properties")
      ? []
      : references(value, `${path}${pointerTo(key)}`),
  );
  return [...own, ...inner];
}
