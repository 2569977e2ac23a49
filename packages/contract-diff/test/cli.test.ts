import { once } from "node:events";
import { existsSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { changeset, configuration, contract, createRepository, type Repository } from "./repository.ts";

let repository: Repository;
const path = "openapi/conomy.yaml";
const added = contract.replace("        country:\n", "        nickname:\n          type: string\n        country:\n");
const removed = contract.replace(
  "        email:\n          description: The e-mail address.\n          type: string\n",
  "",
);

beforeEach(() => {
  repository = createRepository();
});
afterEach(() => repository.remove());

describe("what it compares", () => {
  it("is the working tree and where the branch left the default branch", async () => {
    repository.git("checkout", "--quiet", "main");
    repository.write(path, added);
    repository.commit("Something else on main");
    repository.git("checkout", "--quiet", "branch");
    const untouched = await repository.diff();
    expect(untouched).toMatchObject({ code: 0, stdout: expect.stringContaining("No contract change.") });

    repository.write(path, removed);
    const { code, stdout } = await repository.start([]);
    expect(code).toBe(1);
    expect(stdout).toMatch(/^major {2}Property `email` of `Customer` was removed\./m);
    expect(stdout).toContain("openapi/conomy.yaml:66:9 in the base");
    expect(stdout).toContain("This needs a major release, but no changeset declares one.");
  });

  it("is the branch that a pull request goes to, on GitHub", async () => {
    repository.write(path, added);
    repository.commit("An addition that only the release branch has");
    repository.git("update-ref", "refs/remotes/origin/release", "HEAD");
    const { stdout } = await repository.diff(["--no-gate"], { GITHUB_BASE_REF: "release" });
    expect(stdout).toContain("No contract change.");
    expect((await repository.diff(["--no-gate"])).stdout).toContain("openapi/conomy.yaml: minor");
  });

  it("is any two files, absolute or not", async () => {
    repository.write("revision.yaml", added);
    const absolute = join(repository.folder, "revision.yaml");
    for (const file of ["revision.yaml", absolute]) {
      const { code, stdout } = await repository.diff([path, file, "--no-gate"]);
      expect({ code, stdout }).toMatchObject({ code: 0, stdout: expect.stringContaining("revision.yaml: minor") });
    }
  });

  it("is standard input", async () => {
    const { code, stdout } = await repository.start([path, "-", "--no-gate"], removed);
    expect({ code, stdout }).toMatchObject({ code: 0, stdout: expect.stringContaining("→ -: major") });
    const twice = await repository.diff(["-", "-"]);
    expect(twice).toMatchObject({ code: 2, stderr: "Only one contract can be standard input. See --help.\n" });
  });

  it("is a first version where the revision exists without the file", async () => {
    repository.write("openapi/new.yaml", contract);
    const { code, stdout } = await repository.diff(["main:openapi/new.yaml", "openapi/new.yaml"]);
    expect(code).toBe(0);
    expect(stdout).toMatch(/^minor {2}/m);
    expect(stdout).not.toMatch(/^major {2}/m);
  });
});

describe("what the configuration says", () => {
  it("holds wherever in the repository it is started", async () => {
    repository.write(path, added);
    const { stdout } = await repository.diff(["--no-typescript"], {}, "packages/client");
    expect(stdout).toContain("../../openapi/conomy.yaml: minor");
    expect(stdout).toContain("This needs a minor release, but no changeset declares one.");
  });

  it("may be missing: then the contract has to be named", async () => {
    repository.write("contract-diff.yaml", "marker: none\n");
    const { code, stderr } = await repository.diff();
    expect({ code, stderr }).toEqual({ code: 2, stderr: expect.stringContaining("Write `contract: PATH` into") });
  });

  it("is needed where several packages could be meant", async () => {
    repository.write("contract-diff.yaml", `contract: ${path}\n`);
    const { code, stderr } = await repository.diff(["--no-typescript"]);
    expect({ code, stderr }).toEqual({ code: 3, stderr: expect.stringContaining("Write `packages: [NAME]` into") });
  });

  it("names packages that are here", async () => {
    repository.write("contract-diff.yaml", configuration.replace("@conomyhq/client", "@conomyhq/clint"));
    const { code, stderr } = await repository.diff(["--no-typescript"]);
    expect({ code, stderr }).toEqual({
      code: 3,
      stderr: expect.stringContaining("has no package @conomyhq/clint, which"),
    });
    expect(stderr).toContain("Did you mean @conomyhq/client?");
  });

  it("may be in another file", async () => {
    repository.write("other.yaml", `contract: ${path}\ndefaultBranch: release\npackages: ["@conomyhq/client"]\n`);
    const { code, stderr } = await repository.diff(["--config", "other.yaml"]);
    expect({ code, stderr }).toEqual({ code: 3, stderr: expect.stringContaining("branch release is not here") });
    repository.git("branch", "release");
    expect(await repository.diff(["--config", "other.yaml"])).toMatchObject({ code: 0 });
  });
});

it("accepts what the policy names as the report does", async () => {
  repository.write(path, removed);
  const { code, stdout } = await repository.diff(["--fingerprints"]);
  const found = [...stdout.matchAll(/^ +Finding (f[0-9a-f]{12})$/gm)].map(([, finding]) => finding);
  expect({ code, found }).toEqual({ code: 1, found: expect.arrayContaining([expect.any(String)]) });
  const accepted = found.map((finding) => ({ finding, reason: "Nobody reads it.", owner: "us", until: "9999-12-31" }));
  repository.write("contract-diff.yaml", `${configuration}policy: ${JSON.stringify({ accepted })}\n`);
  const again = await repository.diff();
  expect(again).toMatchObject({ code: 0, stderr: "" });
  expect(again.stdout).toContain("This is none instead of major by the policy (`contract-diff.yaml:");
  expect(again.stdout).toContain("No change needs a release.");
});

it("has no gate where there are no changesets, and says so", async () => {
  repository.git("rm", "--quiet", "-r", ".changeset");
  repository.write(path, removed);
  const { code, stdout } = await repository.diff(["--no-typescript"]);
  expect({ code, stdout }).toEqual({ code: 0, stdout: expect.stringContaining("There are no changesets here") });
  const writing = await repository.diff(["--write-changeset"]);
  expect(writing).toMatchObject({ code: 2, stderr: expect.stringContaining("`changeset init` makes it") });
});

describe("what it refuses", () => {
  it("wrong usage, with exit code 2", async () => {
    const cases = {
      "--frmat": "Unknown option '--frmat'. Did you mean --format? See --help.\n",
      "--format=pdf":
        "--format pdf is unknown: text, markdown, json, html, github-actions, sarif, junit, gitlab. See --help.\n",
      "--write-changeset --no-gate":
        "--write-changeset needs the changesets; do not combine it with --no-gate. See --help.\n",
      "a b c": "There are at most two contracts to compare. See --help.\n",
    };
    for (const [args, stderr] of Object.entries(cases)) {
      expect(await repository.diff(args.split(" "))).toEqual({ code: 2, stdout: "", stderr });
    }
  });

  it("a revision that is not here, with what to do in CI", async () => {
    for (const args of [[`0123456:${path}`], [`0123456:${path}`, path, "--no-gate"]]) {
      const { code, stderr } = await repository.diff(args);
      expect({ code, stderr }).toEqual({ code: 3, stderr: expect.stringContaining("`fetch-depth: 0`") });
      expect(stderr).toContain("0123456");
    }
  });

  it("a default branch that is not here", async () => {
    repository.git("branch", "--quiet", "-D", "main");
    const { code, stderr } = await repository.diff();
    expect({ code, stderr }).toEqual({ code: 3, stderr: expect.stringContaining("`fetch-depth: 0`") });
  });

  it("files that are not there, broken, or no OpenAPI document, with file and line", async () => {
    repository.write("broken.yaml", "openapi: 3.1.0\ninfo: {\n");
    repository.write("other.yaml", "swagger: '2.0'\n");
    repository.write("list.yaml", "- 1\n");
    const cases = {
      "absent.yaml": /^absent\.yaml cannot be read: ENOENT\.\n$/,
      "broken.yaml": /^broken\.yaml:\d+:\d+: /,
      "other.yaml": /^other\.yaml:1:1: .*OpenAPI/,
      "list.yaml": /^list\.yaml:1:1: .*OpenAPI/,
    };
    for (const [file, message] of Object.entries(cases)) {
      const { code, stdout, stderr } = await repository.diff([path, file]);
      expect({ code, stdout, stderr }).toEqual({ code: 3, stdout: "", stderr: expect.stringMatching(message) });
    }
  });

  it("what is no valid OpenAPI, all of it with file and line", async () => {
    repository.write(
      "lost.yaml",
      contract.replace('"#/components/schemas/CustomerUpdate"', '"#/components/schemas/Lost"'),
    );
    repository.write("wrong.yaml", contract.replaceAll("type: string", "type: text").replace("info:", "inf0:"));
    const lost = await repository.diff([path, "lost.yaml", "--no-gate"]);
    expect(lost).toMatchObject({ code: 3, stdout: "", stderr: expect.stringMatching(/^lost\.yaml:\d+:\d+: .*\$ref/) });
    const { code, stdout, stderr } = await repository.start([path, "-", "--no-gate"], repository.read("wrong.yaml"));
    expect({ code, stdout }).toEqual({ code: 3, stdout: "" });
    expect(stderr).toMatch(/^standard input:\d+:\d+: .*`info`/);
    expect(stderr).toMatch(/^standard input:\d+:\d+: `type` can be one of/m);
    expect(stderr.trim().split("\n").length).toBeGreaterThan(2);
  });

  it("references into the network, which it never follows", async () => {
    const asked: (string | undefined)[] = [];
    const server = createServer((request, response) => {
      asked.push(request.url);
      response.end("{}");
    }).listen(0, "127.0.0.1");
    await once(server, "listening");
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/schema.json`;
    repository.write("remote.yaml", contract.replace('"#/components/schemas/CustomerUpdate"', `"${url}"`));
    const { code, stderr } = await repository.diff([path, "remote.yaml", "--no-gate"]);
    server.close();
    expect({ code, stderr }).toEqual({ code: 3, stderr: expect.stringMatching(/^remote\.yaml:\d+:\d+: .*network/) });
    expect(asked).toEqual([]);
  });

  it("what is nested deeper than Redocly reads", async () => {
    const deep = `${"[".repeat(200)}${"]".repeat(200)}`;
    repository.write("deep.yaml", contract.replace("paths:", `x-deep: ${deep}\npaths:`));
    const { code, stderr } = await repository.diff([path, "deep.yaml", "--no-gate"]);
    expect({ code, stderr }).toEqual({ code: 3, stderr: expect.stringMatching(/^deep\.yaml:\d+:\d+: This is nested/) });
  });

  it("changesets that cannot be read", async () => {
    repository.write(".changeset/wrong.md", "---\nno: [\n---\n");
    const { code, stderr } = await repository.diff();
    expect({ code, stderr }).toEqual({ code: 3, stderr: expect.stringContaining("The changesets cannot be read") });
  });

  it("a report that cannot be written", async () => {
    const { code, stderr } = await repository.diff(["--output", "openapi"]);
    expect({ code, stderr }).toEqual({ code: 3, stderr: "openapi cannot be written: EISDIR.\n" });
  });
});

it("tells how it is used", async () => {
  const { code, stdout } = await repository.start(["--help"]);
  expect(code).toBe(0);
  for (const option of [
    "--config",
    "--format",
    "--output",
    "--write-changeset",
    "--no-typescript",
    "--no-gate",
    "Exit codes",
  ]) {
    expect(stdout).toContain(option);
  }
});

it("writes the report to a file, in a folder that need not exist", async () => {
  repository.write(path, added);
  const { code, stdout } = await repository.diff(["--format", "markdown", "--output", "reports/diff.md"]);
  expect({ code, stdout }).toEqual({ code: 1, stdout: "" });
  expect(repository.read("reports/diff.md")).toMatch(/^\*\*Refused\.\*\* This needs a minor release/);
});

describe("--write-changeset", () => {
  const written = () => /\.changeset\/contract-[0-9a-f]{8}\.md/;

  it("writes what satisfies the gate", async () => {
    repository.write(path, added);
    const { code, stderr } = await repository.diff(["--write-changeset"]);
    expect({ code, stderr }).toEqual({ code: 0, stderr: expect.stringMatching(/ is written\.\n$/) });
    const [file = ""] = written().exec(stderr) ?? [];
    expect(repository.read(file)).toBe(
      changeset("minor", "The contract changed:\n\n- Property `nickname` of `Customer` was added."),
    );
    expect(await repository.diff()).toMatchObject({ code: 0 });
  });

  it("leaves the migration of a major to the author, and waits for it", async () => {
    repository.write(path, removed);
    const first = await repository.diff(["--write-changeset"]);
    expect(first.code).toBe(1);
    expect(first.stdout).toContain("the paragraph after `Migration:` still has to be written.");
    const [file = ""] = written().exec(first.stderr) ?? [];
    const again = await repository.diff(["--write-changeset"]);
    expect(again).toMatchObject({ code: 1, stderr: `${file} exists already, and was not changed.\n` });

    const filled = repository.read(file).replace(/<!--.*-->/, "read the address from your own records.");
    repository.write(file, filled);
    expect(await repository.diff(["--write-changeset"])).toMatchObject({ code: 0, stderr: "" });
    expect(repository.read(file)).toBe(filled);
  });

  it("writes nothing where nothing is needed", async () => {
    const { code, stderr } = await repository.diff(["--write-changeset"]);
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    expect(existsSync(join(repository.folder, ".changeset/contract-00000000.md"))).toBe(false);
    expect(repository.git("status", "--porcelain")).toBe("");
  });
});
