import { readdirSync, readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { whatIsNew, withoutHeadings } from "../whats-new.ts";

const changesets = new URL("../../../.changeset/", import.meta.url);

it("lists every change that awaits its release, at the packages that it releases", () => {
  const text = whatIsNew();
  for (const name of readdirSync(changesets).filter((file) => file.endsWith(".md") && file !== "README.md")) {
    const [, , change = ""] = readFileSync(new URL(name, changesets), "utf8").split("---\n");
    expect(text).toContain(change.trim().split("\n")[0]);
  }
});

it("shows a changelog without headings, newest first as it is written", () => {
  const changelog = "# @conomyhq/client\n\n## 1.1.0\n\n### Minor Changes\n\n- Lists.\n\n## 1.0.0\n\nFirst release.\n";
  expect(withoutHeadings(changelog, "@conomyhq/client")).toBe(
    "**@conomyhq/client 1.1.0**\n\nMinor Changes:\n\n- Lists.\n\n**@conomyhq/client 1.0.0**\n\nFirst release.",
  );
});
