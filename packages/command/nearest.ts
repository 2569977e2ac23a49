import { closestMatch } from "leven";

/** Finds the known name that somebody probably meant by one that is not known. At most half of it may differ. */
export function nearest(name: string, known: Iterable<string>): string | undefined {
  return closestMatch(name, [...known], { maxDistance: Math.floor(name.length / 2) });
}
