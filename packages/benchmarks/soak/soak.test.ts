import { expect, it } from "vitest";
import { report } from "./report.ts";
import { soak } from "./soak.ts";
import { judge } from "./verdict.ts";

it("no caller loses what was acknowledged while the sandbox fails and goes away twice", {
  timeout: 120_000,
}, async () => {
  const plan = { duration: 6_000, callers: 10, every: 500, pause: 200, deadline: 5_000, timeout: 1_000 };
  const result = await soak(plan, () => {});

  expect(result.restarts).toHaveLength(2);
  expect(result.totals.succeeded).toBeGreaterThan(0);
  expect(result.lost).toEqual([]);
  expect(result.totals.stale).toBe(0);
  expect(result.unhandled).toBe(0);
  // Memory and punctuality are for a long run on a quiet machine.
  const repeats = judge(result).find(({ what }) => what.startsWith("Repeats"));
  expect(repeats).toMatchObject({ isMet: true });
  expect(report(result)).toContain("10 callers at the same time");
});
