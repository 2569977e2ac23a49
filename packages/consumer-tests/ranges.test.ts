import { execFileSync } from "node:child_process";
import { cpSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { createProject, type Project } from "./project.ts";

const packages = ["client", "openapi-types", "sandbox"] as const;
const projects = { lowest: createProject(packages, "lowest"), locked: createProject(packages, "locked") };
afterAll(() => {
  for (const { remove } of Object.values(projects)) remove();
});

function manifest({ folder }: Project, name: string) {
  return JSON.parse(readFileSync(join(folder, "node_modules", name, "package.json"), "utf8"));
}

/** The published ranges of what others wrote. */
const ranges = packages.flatMap((name) =>
  Object.entries<string>(manifest(projects.locked, `@conomyhq/${name}`).dependencies ?? {}).filter(
    ([dependency]) => !dependency.startsWith("@conomyhq/"),
  ),
);

it.each(ranges)("%s %s is tried at its lowest version", (dependency, range) => {
  expect(manifest(projects.lowest, dependency).version).toBe(range.slice(1));
});

describe.each(["lowest", "locked"] as const)("with the %s version of every dependency", (edge) => {
  it("the packed client and the packed sandbox do their work", () => {
    const { folder } = projects[edge];
    cpSync(new URL("ranges/call.mjs", import.meta.url), join(folder, "call.mjs"));
    const seen = JSON.parse(execFileSync(process.execPath, ["call.mjs"], { cwd: folder, encoding: "utf8" }));
    const update = ["PATCH", "/customers/69e25243baa9fd9b463d6bac"];
    const outcome = {
      stored: expect.objectContaining({ email: "ana@example.com", lastName: "Soto" }),
      email: "ana@example.com",
      raw: 200,
      refused: true,
      impossible: 400,
      requests: [
        ["POST", "/auth", 200, null],
        [...update, 200, "billing"],
        [...update, 200, "billing"],
        [...update, 400, "billing"],
      ],
    };
    expect(seen).toEqual([outcome, outcome, outcome]);
  });
});
