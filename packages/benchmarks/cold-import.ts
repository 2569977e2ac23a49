import { spawnSync } from "node:child_process";
import type { Library } from "./libraries.ts";
import { type Round, shuffled } from "./ratios.ts";

/** What the imports are compared with: Node starting and ending. */
export const bareNode = "node -e 0";

/** What a module costs that imports nothing. */
export const emptyModule = "an empty module";

/** Measures the milliseconds from starting a process to its end when it imports a library and nothing else. */
export function measureColdImports(
  libraries: readonly Library[],
  rounds: number,
  onRound: (done: number) => void,
): Round[] {
  const starts = [
    { name: bareNode, args: ["-e", "0"] },
    { name: emptyModule, args: toImport("") },
    ...libraries.map(({ name }) => ({ name, args: toImport(`import "${name}";`) })),
  ];
  // Once before it counts, so that every file is in the system's cache.
  for (const { args } of starts) start(args);

  return Array.from({ length: rounds }, (_, done) => {
    const round = new Map(shuffled(starts).map(({ name, args }) => [name, start(args)]));
    onRound(done + 1);
    return round;
  });
}

function toImport(code: string): string[] {
  return ["--input-type=module", "-e", code];
}

function start(args: string[]): number {
  const before = process.hrtime.bigint();
  const { status, stderr } = spawnSync(process.execPath, args, { cwd: import.meta.dirname, encoding: "utf8" });
  const milliseconds = Number(process.hrtime.bigint() - before) / 1e6;
  if (status !== 0) throw new Error(`node ${args.join(" ")} failed: ${stderr}`);
  return milliseconds;
}
