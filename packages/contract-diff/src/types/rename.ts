/**
 * Guesses what something is called now.
 *
 * @param candidates - Names that are new and stand for the same type.
 */
export function likelyName(name: string, candidates: readonly string[]): string | undefined {
  // A lone newcomer is the likely one, whatever it is called.
  return [...candidates].sort((a, b) => likeness(name, b) - likeness(name, a))[0];
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
