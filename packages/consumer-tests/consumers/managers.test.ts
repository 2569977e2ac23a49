import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, inject, it } from "vitest";
import { expectUpdated, trafficOf } from "./expect-updated.ts";
import { type GuardedSandbox, startGuardedSandbox } from "./gate.ts";
import { type Installed, managers } from "./managers.ts";
import { folderOf, run } from "./program.ts";

/** What one project does, by one command after another; the last one updates a customer. */
interface Kind {
  kind: string;
  project: string;
  commands: string[];
  application: string;
}

const compiled = (module: string, resolution: string, extension: "mts" | "cts"): Kind => ({
  kind: `TypeScript, ${resolution}`,
  project: "typescript",
  commands: [
    `tsc --strict --skipLibCheck --target es2023 --types node --module ${module} --moduleResolution ${resolution} --outDir ${resolution} update.${extension}`,
    `node ${resolution}/update.${extension.replace("ts", "js")}`,
  ],
  application: "typescript/1.0",
});
const bundled = (kind: string, command: string, file: string): Kind => {
  return { kind, project: "bundlers", commands: [command, `node ${file}`], application: "bundled/1.0" };
};
const esbuild = "esbuild --bundle --platform=node --format=cjs";

const kinds: Kind[] = [
  { kind: "ESM", project: "modules", commands: ["node update.js"], application: "esm/1.0" },
  { kind: "CJS", project: "modules", commands: ["node update.cjs"], application: "cjs/1.0" },
  compiled("nodenext", "nodenext", "mts"),
  compiled("node16", "node16", "cts"),
  compiled("esnext", "bundler", "mts"),
  compiled("commonjs", "node10", "cts"),
  bundled("esbuild", `${esbuild} --outfile=out/esbuild.cjs update.js`, "out/esbuild.cjs"),
  bundled("rollup", "rollup --config", "out/rollup.mjs"),
  bundled("webpack", "node webpack.js", "out/webpack.cjs"),
  bundled("Vite", "vite build", "out/vite/update.js"),
  { kind: "Jest", project: "jest", commands: ["jest --ci node.test.js"], application: "jest-node/1.0" },
  { kind: "vitest", project: "vitest", commands: ["vitest run"], application: "vitest/1.0" },
  {
    kind: "Lambda",
    project: "lambda",
    commands: [`${esbuild} --outfile=out/handler.cjs handler.js`, "node invoke.cjs"],
    application: "lambda/1.0",
  },
];

let sandbox: GuardedSandbox;
beforeEach(async () => {
  sandbox = await startGuardedSandbox();
});
afterEach(() => sandbox.close());

async function runAll(project: string, commands: string[], env: NodeJS.ProcessEnv): Promise<string> {
  let last = "";
  for (const line of commands) {
    const [command = "", ...args] = line.split(" ");
    const { code, output } = await run(project, env, command, ...args);
    expect(code, `${line}\n${output}`).toBe(0);
    last = output;
  }
  return last;
}

describe.each(managers)("%s", (manager) => {
  it("installs all projects, with ours from the registry", ({ task }) => {
    const { kilobytes, duration } = inject("installed")[manager] as Installed;
    task.meta.combination = { row: "installation", column: manager, kilobytes, duration };
    expect(kilobytes).toBeGreaterThan(10_000);
  });

  it.each([
    ["modules", "client"],
    ["types-only", "openapi-types"],
    ["jest", "sandbox"],
  ])("finds for the project %s the %s of the registry, and nothing of this repository", async (project, name) => {
    const program = `require.resolve("@conomyhq/${name}/package.json")`;
    const { output } = await run(`${manager}/${project}`, {}, "node", "-p", program);
    const root = folderOf(`${manager}/`);
    expect(output.startsWith(root), `${output} lies in ${root}`).toBe(true);
  });

  it.for(kinds)("$kind updates a customer", async ({ kind, project, commands, application }, { task }) => {
    task.meta.combination = { row: kind, column: manager };
    const email = `${application.replace("/1.0", "")}@example.com`;
    const output = await runAll(`${manager}/${project}`, commands, { ...sandbox.env, EMAIL: email });
    if (project !== "jest" && project !== "vitest") expect(output).toContain(email);
    expectUpdated(sandbox, application, email);
  });

  it("types alone let a program update a customer", async ({ task }) => {
    task.meta.combination = { row: "types only", column: manager };
    const compile =
      "tsc --strict --skipLibCheck --target es2023 --types node --module nodenext --outDir out update.mts";
    await runAll(`${manager}/types-only`, [compile, "node out/update.mjs"], sandbox.env);
    expect(trafficOf(sandbox)).toEqual(["POST /auth 200", `PATCH /customers/${sandbox.env.CUSTOMER_ID} 200`]);
    expect(sandbox.customers.list()[0]?.email).toBe("types-only@example.com");
  });
});

it.each(["esbuild.cjs", "rollup.mjs", "webpack.cjs", "vite/update.js"])(
  "the bundle %s has the client in it, and imports none",
  (file) => {
    const text = readFileSync(join(folderOf("npm/bundlers"), "out", file), "utf8");
    expect(text).not.toMatch(/(from|import|require)[\s(]*["'](@conomyhq|openapi-fetch)/);
  },
);
