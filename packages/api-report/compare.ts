import { type Declarations, declarationsOf } from "./declarations.ts";
import { incompatibilities } from "./incompatibilities.ts";

/** What happened to an exported name, and the release it needs at least. */
export interface ApiChange {
  name: string;
  kind: "added" | "changed" | "incompatible" | "removed";
  bump: "major" | "minor";
  /** What the compiler says, if a program that uses it would stop compiling. */
  reason?: string;
}

/**
 * Compares two reports of a package.
 *
 * A name that is gone needs a major. So does one with which programs stop compiling, as the compiler says: a function,
 * class or constant that cannot take the place of the old one, or a type of which neither can. Everything else is minor.
 *
 * @param folder - The package, whose dependencies the declarations name.
 */
export function compareReports(base: string, revision: string, folder: string): ApiChange[] {
  const [before, after] = [declarationsOf(base), declarationsOf(revision)];
  const removed = namesOf(before).filter((name) => !after.exported.has(name));
  const added = namesOf(after).filter((name) => !before.exported.has(name));
  const reasons = base === revision ? new Map<string, string>() : incompatibilities(before, after, folder);
  const changed = namesOf(before).filter(
    (name) => after.exported.has(name) && (reasons.has(name) || before.exported.get(name) !== after.exported.get(name)),
  );
  return [
    ...removed.map((name): ApiChange => ({ name, kind: "removed", bump: "major" })),
    ...changed.map((name): ApiChange => {
      const reason = reasons.get(name);
      if (reason === undefined) return { name, kind: "changed", bump: "minor" };
      return { name, kind: "incompatible", bump: "major", reason };
    }),
    ...added.map((name): ApiChange => ({ name, kind: "added", bump: "minor" })),
  ];
}

const namesOf = ({ exported }: Declarations) => [...exported.keys()];
