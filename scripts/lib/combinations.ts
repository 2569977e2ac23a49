/** What is used here of a test in vitest's JSON report. */
export interface ReportedTest {
  status: string;
  duration?: number | null;
  meta?: { combination?: { row: string; column: string; kilobytes?: number; duration?: number } };
}

interface Cell {
  passed: boolean;
  duration: number;
  kilobytes: number;
}

/** Shows which combinations tests have tried, how long each took, what it installed, and whether it passed; empty if none. */
export function tableOf(tests: ReportedTest[]): string {
  const rows = new Map<string, Map<string, Cell>>();
  for (const { status, duration, meta } of tests) {
    if (!meta?.combination || status === "pending") continue;
    const { row, column, kilobytes = 0, duration: measured } = meta.combination;
    const cells = rows.get(row) ?? new Map<string, Cell>();
    rows.set(row, cells);
    const { passed, duration: sum, kilobytes: more } = cells.get(column) ?? { passed: true, duration: 0, kilobytes: 0 };
    cells.set(column, {
      passed: passed && status === "passed",
      duration: sum + (measured ?? duration ?? 0),
      kilobytes: more + kilobytes,
    });
  }
  const columns = [...new Set([...rows.values()].flatMap((cells) => [...cells.keys()]))];
  const lines = [
    ["", ...columns],
    ...[...rows].map(([row, cells]) => [row, ...columns.map((column) => textOf(cells.get(column)))]),
  ];
  const widths = lines[0]?.map((_, index) => Math.max(...lines.map((line) => line[index]?.length ?? 0))) ?? [];
  return rows.size === 0
    ? ""
    : lines
        .map((line) =>
          line
            .map((text, index) => text.padEnd(widths[index] ?? 0))
            .join("  ")
            .trimEnd(),
        )
        .join("\n");
}

function textOf(cell: Cell | undefined): string {
  if (!cell) return "";
  const size = cell.kilobytes > 0 ? `${(cell.kilobytes / 1000).toFixed(1)} MB, ` : "";
  return `${cell.passed ? "✔" : "✖"} ${size}${(cell.duration / 1000).toFixed(1)} s`;
}
