import { isIdentifier } from "./expression.ts";
import { type Finding, labelOf } from "./finding.ts";
import type { Pointers } from "./pointers.ts";

/** A finding with its name and its place in the document. */
export interface LocatedFinding extends Finding {
  label: string;
  pointer: string;
}

/** Makes one finding of those that have the same cause: a parameter or an answer that several operations share. */
export function mergeFindings(
  findings: readonly Finding[],
  pointers: Pointers,
  aliases: ReadonlyMap<string, string>,
): LocatedFinding[] {
  const merged = new Map<string, LocatedFinding>();
  for (const finding of findings) {
    const pointer = pointerOf(finding, pointers);
    const label = labelOf(finding.place);
    const last = finding.place.steps.at(-1) ?? "";
    // What is new has no place in the base: there the name tells what is the same. A media type changes everywhere.
    const cause = finding.kind === "media-type-gone" ? finding.renamed : pointer;
    const key = JSON.stringify([finding.kind, finding.direction, cause, last]);
    const known = merged.get(key);
    if (!known) {
      merged.set(key, { ...finding, label, pointer });
      continue;
    }
    known.operations.push(...finding.operations.filter((operation) => !known.operations.includes(operation)));
    known.label = known.place.root.is === "alias" ? ownerLabel(known, aliases) : sharedWords(known.label, label);
  }
  return [...merged.values()];
}

/** Of schemas that are composed of another one, what they have of it is called by its own name. */
function ownerLabel({ label, pointer, place }: LocatedFinding, aliases: ReadonlyMap<string, string>): string {
  const [, owner = ""] = /^\/components\/(schemas\/[^/]+)\//.exec(pointer) ?? [];
  const name = aliases.get(owner);
  return name === undefined || !isIdentifier(name)
    ? label
    : labelOf({ ...place, root: { ...place.root, label: name } });
}

/** What two labels have in common: of `GET /a response 200 text/plain` and `PUT /a response 201 text/plain` the rest. */
function sharedWords(a: string, b: string): string {
  const words = b.split(" ");
  return a
    .split(" ")
    .filter((word) => words.includes(word))
    .join(" ");
}

function pointerOf({ kind, place: { root, steps } }: Finding, pointers: Pointers): string {
  const [group = "", name, ...rest] = steps;
  switch (root.is) {
    case "operation":
      return kind === "body-required" ? pointers.follow(root.pointer) : root.pointer;
    case "parameters": {
      if (name === undefined) return root.pointer;
      const parameter = pointers.parameter(root.pointer, group, name);
      return rest.length > 0 ? pointers.property(`${parameter}/schema`, rest) : parameter;
    }
    default:
      return pointers.property(root.pointer, steps);
  }
}
