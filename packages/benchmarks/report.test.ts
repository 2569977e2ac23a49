import { expect, it } from "vitest";
import { replaceSection } from "./report.ts";

it("replaces one section of the report, and leaves the others as they are", () => {
  const first = replaceSection("# Benchmarks\n", "Soak", "## Soak\n\nsix hundred calls\n");
  const both = replaceSection(first, "The sandbox", "## The sandbox\n\nfast\n");
  const again = replaceSection(both, "The sandbox", "## The sandbox\n\n### Since\n\nfaster\n");

  expect(again).toContain("six hundred calls");
  expect(again).toContain("### Since\n\nfaster");
  expect(again).not.toContain("fast\n\n");
  expect(again.indexOf("## The sandbox")).toBeLessThan(again.indexOf("## Soak"));
});
