/** How much a release must say. */
export type Bump = "major" | "minor" | "none" | "patch";

/** From the smallest to the largest. */
export const bumps: readonly Bump[] = ["none", "patch", "minor", "major"];

/** Whether a bump says less than another one. */
export function isLess(one: Bump, other: Bump): boolean {
  return bumps.indexOf(one) < bumps.indexOf(other);
}

/** The largest of several bumps. */
export function largest(several: readonly Bump[]): Bump {
  return several.reduce<Bump>((most, bump) => (isLess(most, bump) ? bump : most), "none");
}
