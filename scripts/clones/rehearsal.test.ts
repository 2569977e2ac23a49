import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type LocalRegistry, startRegistry } from "@conomyhq/release/local-registry";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { parse } from "yaml";
import { createClone, runIn } from "./clone.ts";
import { promised, readTranscript } from "./transcript.ts";

// The tests of this file are one story: each goes on where the one before it ended.

const clone = createClone();
const steps = readTranscript(clone.read("CONTRIBUTING.md"), "Release");
const lowest = parse(clone.read("pnpm-workspace.yaml")).catalog["ajv-lowest"].replace("npm:ajv@", "");
const packages = ["client", "openapi-types", "sandbox"];

const manifest = (path: string) => JSON.parse(clone.read(`${path}/package.json`));
const versions = () => packages.map((name) => manifest(`packages/${name}`).version);
const git = (args: string) => clone.run(`git ${args}`);

let registry: LocalRegistry;
const run = (command: string) => {
  const [name, email] = ["t", "t@example.com"];
  const author = { GIT_AUTHOR_NAME: name, GIT_AUTHOR_EMAIL: email };
  return clone.run(command, { ...registry.env, ...author, GIT_COMMITTER_NAME: name, GIT_COMMITTER_EMAIL: email });
};

/** Commits what a next release will bring. */
function declare(text: string): void {
  clone.write(
    ".changeset/rehearsal.md",
    `---\n"@conomyhq/client": minor\n"@conomyhq/sandbox": minor\n---\n\n${text}\n`,
  );
  clone.commit(text);
}

const consumers: string[] = [];

/** An empty project that finds our packages in the registry, and all others where this machine has them from. */
function createConsumer(): string {
  const folder = mkdtempSync(join(tmpdir(), "conomy-consumer-"));
  consumers.push(folder);
  writeFileSync(join(folder, "package.json"), JSON.stringify({ name: "billing", private: true, type: "module" }));
  writeFileSync(join(folder, ".npmrc"), `@conomyhq:registry=${registry.url}\naudit=false\nfund=false\n`);
  writeFileSync(join(folder, "update.js"), program);
  return folder;
}

const program = `import { createRequire } from "node:module";
import { createConomyClient } from "@conomyhq/client";
import { startSandbox } from "@conomyhq/sandbox";

const sandbox = await startSandbox();
const [{ id }] = sandbox.customers.list();
const conomy = createConomyClient({ ...sandbox.clientOptions, userAgent: "billing/3.2" });
const { email } = await conomy.customers.update(id, { email: "ana@example.com" });
const [, { method, status, headers }] = sandbox.requests;
await sandbox.close();
const ajv = createRequire(import.meta.resolve("@conomyhq/sandbox"))("ajv/package.json").version;
console.log(JSON.stringify({ email, method, status, userAgent: headers["user-agent"], ajv }));
`;

/** What the consumer's program does with a release. */
const updated = (version: string | undefined, ajv: unknown) => {
  const call = { email: "ana@example.com", method: "PATCH", status: 200 };
  return { ...call, userAgent: `billing/3.2 conomyhq-client/${version}`, ajv };
};
const update = async (consumer: string) => JSON.parse(await runIn(consumer, "node update.js"));

beforeAll(async () => {
  registry = await startRegistry();
  await clone.run("pnpm install --frozen-lockfile --prefer-offline --reporter=silent");
  declare("Something to try.");
});
afterAll(async () => {
  await registry.stop();
  for (const folder of [clone.folder, ...consumers]) rmSync(folder, { recursive: true, force: true });
});

it("a snapshot can be installed by its name, and leaves the tree and its versions as they are", async () => {
  const before = [await git("rev-parse HEAD"), await git("tag"), ...versions()];
  await run("pnpm release --snapshot trial");
  expect([await git("rev-parse HEAD"), await git("tag"), ...versions()]).toEqual(before);
  expect(await git("status --porcelain")).toBe("");

  const consumer = createConsumer();
  await runIn(consumer, "npm install @conomyhq/client@trial @conomyhq/sandbox@trial");
  const snapshot = expect.stringMatching(/conomyhq-client\/0\.0\.0-trial-\d{14}$/);
  expect(await update(consumer)).toEqual({ ...updated("", expect.any(String)), userAgent: snapshot });
});

describe("the first release", () => {
  it.each(steps)("prints what CONTRIBUTING shows of `$command`", async (step) => {
    expect(promised(step, await run(step.command))).toEqual(step.output);
  });

  it("has new versions, and tags them", async () => {
    const [version] = versions();
    expect(versions()).toEqual([version, version, version]);
    expect(version).not.toMatch(/^0\.0\.0/);
    const tags = (await git("tag --points-at HEAD")).trim().split("\n");
    expect(tags).toEqual(expect.arrayContaining(packages.map((name) => `@conomyhq/${name}@${version}`)));
  });

  it("is installed by a project that has an older dependency already, and works", async () => {
    const consumer = createConsumer();
    await runIn(consumer, `npm install ajv@${lowest} @conomyhq/client @conomyhq/sandbox`);
    expect(await update(consumer)).toEqual(updated(versions()[0], lowest));
  });
});

describe("the second release, a minor that needs a newer dependency", () => {
  const newer = () => manifest("packages/sandbox/node_modules/ajv").version;
  let first: string[];

  it("passes over the package that does not change", async () => {
    first = versions();
    const workspace = clone.read("pnpm-workspace.yaml");
    clone.write("pnpm-workspace.yaml", workspace.replace(/^ {2}ajv: .*$/m, `  ajv: ^${newer()}`));
    await clone.run("pnpm install --no-frozen-lockfile --prefer-offline --reporter=silent");
    declare("Needs a newer `ajv`.");
    await run("pnpm version-packages");
    clone.commit("Version packages");

    const printed = await run("pnpm release");
    const [version] = versions();
    expect(first).not.toContain(version);
    for (const name of packages) expect(printed).toContain(`@conomyhq/${name} ${version}\n`);
    expect(printed).toContain(`contract-diff ${manifest("packages/contract-diff").version} is published already.`);
  });

  it("reaches the project that has the first one, with the newer dependency", async () => {
    const [consumer = ""] = consumers.slice(-1);
    expect(await update(consumer)).toEqual(updated(first[0], lowest));
    await runIn(consumer, "npm install @conomyhq/client@latest @conomyhq/sandbox@latest");
    expect(await update(consumer)).toEqual(updated(versions()[0], newer()));
    expect(newer()).not.toBe(lowest);
  });
});
