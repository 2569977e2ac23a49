import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, inject, it, vi } from "vitest";
import { addTypeScript, compile, type Settings } from "../compile.ts";
import { createEmptyProject, npmInstall } from "../install.ts";
import type { Project } from "../project.ts";

vi.setConfig({ testTimeout: 120_000 });

/** What a project of CommonJS has that was set up years ago: `exports` is not read, `main` and `types` are. */
const node10: Settings = { module: "commonjs", moduleResolution: "node10", lib: ["es2022"], types: ["node"] };
const node16: Settings = { module: "node16", lib: ["es2022"], types: ["node"] };

const source = `import { createConomyClient } from "@conomyhq/client";
import { startSandbox, type RecordedRequest, type Seed } from "@conomyhq/sandbox";

const seed: Seed = { tenants: [{ clientId: "a", clientSecret: "b", apiKey: "c", customers: [{ id: "1", firstName: "Ana" }] }] };

export async function updated(): Promise<readonly RecordedRequest[]> {
  const sandbox = await startSandbox({ port: false, seed });
  const conomy = createConomyClient({ ...sandbox.clientOptions, userAgent: "billing/3.2" });
  const { firstName } = await conomy.customers.update("1", { email: "ana@example.com" });
  const text: string = firstName;
  // @ts-expect-error
  const wrong: number = sandbox.url;
  sandbox.faults.next("tooManyRequests", { times: 2 });
  // @ts-expect-error
  sandbox.faults.next("noFault");
  await sandbox.close();
  return text && wrong ? sandbox.requests : [];
}
`;

let project: Project;
beforeAll(() => {
  project = createEmptyProject(inject("registry"));
  npmInstall(project, "@conomyhq/client", "@conomyhq/sandbox");
  addTypeScript(project);
  for (const extension of [".ts", ".cts"]) writeFileSync(join(project.folder, `sandbox${extension}`), source);
}, 60_000);
afterAll(() => project.remove());

it.each(["5.4", "5.9"] as const)(
  "CommonJS finds the sandbox's types under node10, with TypeScript %s",
  async (compiler) => {
    expect(await compile(project, compiler, node10, ["sandbox.ts"])).toEqual([]);
  },
);

it.each(["5.4", "5.9", "6", "7"] as const)("CommonJS finds them by exports, with TypeScript %s", async (compiler) => {
  expect(await compile(project, compiler, node16, ["sandbox.cts"])).toEqual([]);
});
