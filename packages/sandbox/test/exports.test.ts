import { createRequire } from "node:module";
import { expect, it } from "vitest";

it("exports startSandbox and nothing else, to import and to require", async () => {
  // A name in a variable, because types are checked before anything is built.
  const name = "@conomyhq/sandbox" as string;
  expect(Object.keys(await import(/* @vite-ignore */ name))).toEqual(["startSandbox"]);
  expect(Object.keys(createRequire(import.meta.url)(name))).toEqual(["startSandbox"]);
});
