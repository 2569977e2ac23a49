/** A size, and what it cost. */
export type Point = readonly [size: number, cost: number];

/**
 * Fits `cost = start + factor * size ** exponent`, where the start is the least that a size below a hundred cost: 1 is linear,
 * 2 is quadratic. By least squares over the logarithms of the other sizes. What disturbs a process only adds to its cost, and the
 * first one has to read from the disk what the others find in memory.
 *
 * @returns nothing if there are less than two such sizes, or if one costs no more than the start.
 */
export function fitExponent(points: readonly Point[]): number | undefined {
  const start = Math.min(...points.filter(([size]) => size < 100).map(([, cost]) => cost));
  const grown = points.filter(([size]) => size >= 100).map(([size, cost]) => [size, cost - start] as const);
  if (grown.length < 2 || grown.some(([, cost]) => cost <= 0)) return undefined;
  const logarithms = grown.map(([size, cost]) => [Math.log(size), Math.log(cost)] as const);
  const mean = (at: 0 | 1) => logarithms.reduce((total, point) => total + point[at], 0) / logarithms.length;
  const [x, y] = [mean(0), mean(1)];
  const sum = (term: (point: Point) => number) => logarithms.reduce((total, point) => total + term(point), 0);
  return sum((point) => (point[0] - x) * (point[1] - y)) / sum((point) => (point[0] - x) ** 2);
}
