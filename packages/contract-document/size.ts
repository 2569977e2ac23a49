/** How many parts a value has when what stands in several places is counted in each. */
export function sizeOf(value: unknown, known: Map<object, number> = new Map()): number {
  if (typeof value !== "object" || value === null) return 1;
  const size = known.get(value) ?? Object.values(value).reduce<number>((sum, part) => sum + sizeOf(part, known), 1);
  known.set(value, size);
  return size;
}
