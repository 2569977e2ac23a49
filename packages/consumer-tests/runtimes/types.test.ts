import { combination } from "@conomyhq/vitest-config/combination";
import { afterAll, beforeAll, describe, it, vi } from "vitest";
import { addTypeScript, bare, compile, compilers, corpus, directive, dom, node } from "../compile.ts";
import type { Project } from "../project.ts";
import { createInstalledProject } from "./project.ts";

// A compiler fills a core; more of them at once would only take turns.
vi.setConfig({ maxConcurrency: 2, testTimeout: 120_000 });

// `no-any` is no collection of wrong lines, and holds only where no platform's own `any` is in reach.
const entries = corpus.filter(({ name }) => name !== "no-any");
const names = entries.map(({ name }) => name);
const portable = ["no-any", ...names.filter((name) => name !== "platform")];

const inFolder = (folder: string, files: string[], ...extensions: string[]) =>
  files.flatMap((file) => extensions.map((extension) => `${folder}/${file}${extension}`));

let project: Project;
beforeAll(() => {
  project = addTypeScript(createInstalledProject());
}, 60_000);
afterAll(() => project.remove());

describe("the corpus", () => {
  it("has at least 60 wrong lines, each below its right twin", ({ expect }) => {
    const pairs = entries.flatMap(({ lines }) =>
      lines.flatMap((line, index) => (directive.test(line) ? [[lines[index - 1], lines[index + 1]]] : [])),
    );
    expect(pairs.length).toBeGreaterThanOrEqual(60);
    for (const line of pairs.flat()) expect(line).toMatch(/^ *[^ /].*;$/);
  });
});

describe.concurrent.each(Object.keys(compilers) as (keyof typeof compilers)[])("TypeScript %s", (compiler) => {
  combination(`TypeScript ${compiler}`, "types");
  for (const exactOptionalPropertyTypes of [false, true]) {
    const exact = { exactOptionalPropertyTypes };
    const suffix = exactOptionalPropertyTypes ? ", with exactOptionalPropertyTypes" : "";

    it(`refuses each wrong line and no other, in ESM and CommonJS with Node's types${suffix}`, async ({ expect }) => {
      const files = inFolder("corpus", names, ".mts", ".cts");
      expect(await compile(project, compiler, { ...node, ...exact }, files)).toEqual([]);
    });

    it(`refuses each wrong line and no other, for a bundler with the DOM's types${suffix}`, async ({ expect }) => {
      const files = inFolder("corpus", names, ".ts");
      expect(await compile(project, compiler, { ...dom, ...exact }, files)).toEqual([]);
    });

    it(`refuses each wrong line and no other, and shows no any, without a platform's types${suffix}`, async ({
      expect,
    }) => {
      const files = inFolder("corpus", portable, ".mts", ".cts");
      expect(await compile(project, compiler, { ...bare, ...exact }, files)).toEqual([]);
    });
  }

  it("finds one fault in each wrong line once nothing expects it", async ({ expect }) => {
    const files = inFolder("stripped", names, ".ts");
    const found = await compile(project, compiler, { ...dom, skipLibCheck: true }, files);
    const wrong = entries.flatMap(({ name, lines }) =>
      lines.flatMap((line, index) => (directive.test(line) ? `stripped/${name}.ts(${index + 2}` : [])),
    );
    expect(found.map((line) => line.split(",", 1)[0])).toEqual(wrong);
  });
});
