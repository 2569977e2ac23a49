import { beforeEach } from "vitest";

/** What of a matrix a test shows: of a row, such as a kind of project, in a column, such as a package manager. */
export interface Combination {
  row: string;
  column: string;
  /** What was installed for it. */
  kilobytes?: number;
  /** How long it took in milliseconds, if not as long as its tests. */
  duration?: number;
}

declare module "vitest" {
  interface TaskMeta {
    /** Read by scripts/lib/combinations.ts, which closes the run with a table. */
    combination?: Combination;
  }
}

/** Says of the tests of a `describe` which combination they show. */
export function combination(row: string, column: string): void {
  beforeEach(({ task }) => {
    task.meta.combination = { row, column };
  });
}
