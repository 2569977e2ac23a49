/** A table with its columns aligned in the source too, which the formatter of this repository asks for. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const columns = head.map((name, at) => {
    const cells = rows.map((row) => row[at] ?? "");
    return {
      width: Math.max(...[name, ...cells].map(({ length }) => length)),
      figures: cells.every((cell) => /^([≤≥] )?\d|^$/.test(cell)),
    };
  });
  const line = (cells: readonly string[]) => {
    const padded = columns.map(({ width, figures }, at) => cells[at]?.[figures ? "padStart" : "padEnd"](width));
    return `| ${padded.join(" | ")} |`;
  };
  const rule = columns.map(({ width, figures }) => (figures ? `${"-".repeat(width - 1)}:` : "-".repeat(width)));
  return [line(head), line(rule), ...rows.map(line)].join("\n");
}
