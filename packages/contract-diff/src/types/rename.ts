/** The candidate whose name is the most like another one. */
export function likeliest(name: string, candidates: readonly string[]): string | undefined {
  return candidates.toSorted((a, b) => likeness(name, b) - likeness(name, a))[0];
}

/** Whether two names share at least half of their letter pairs. */
export function isAlike(a: string, b: string): boolean {
  return likeness(a, b) >= 0.5;
}

/** The share of letter pairs that two names have in common. */
function likeness(a: string, b: string): number {
  const [left, right] = [pairsOf(a), pairsOf(b)];
  const shared = [...left].filter((pair) => right.has(pair)).length;
  return (2 * shared) / (left.size + right.size || 1);
}

function pairsOf(name: string): Set<string> {
  const letters = name.toLowerCase().replaceAll(/[^a-z0-9]/g, "");
  return new Set([...letters].map((letter, index) => letter + (letters[index + 1] ?? "")));
}
