import { appendFileSync, globSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, expect, it, onTestFinished } from "vitest";
import { createCheckout } from "../test/checkout.ts";

// A checkout has no `dist`.
const checkout = createCheckout();
afterAll(() => checkout.remove());

const pack = (name: string) => checkout.run("pnpm", "--dir", `packages/${name}`, "pack");
const tarballs = () => globSync("packages/*/*.tgz", { cwd: checkout.folder });

it.each(["client", "contract-diff", "sandbox"])(
  "does not pack the %s before it was built",
  { timeout: 60_000 },
  async (name) => {
    const { code, stdout, stderr } = await pack(name);
    expect(code).not.toBe(0);
    expect(stdout + stderr).toContain("./dist/index.js but the file does not exist");
    expect(tarballs()).toEqual([]);
  },
);

const types = "packages/openapi-types/conomy.generated.d.ts";

it.each([
  ["differ from the contract", (file: string) => appendFileSync(file, "\nexport {};\n")],
  ["are missing", (file: string) => rmSync(file)],
])("does not pack types that %s", { timeout: 60_000 }, async (_, spoil) => {
  const file = join(checkout.folder, types);
  const text = readFileSync(file);
  onTestFinished(() => writeFileSync(file, text));
  spoil(file);
  const { code, stdout, stderr } = await pack("openapi-types");
  expect(code).not.toBe(0);
  expect(stdout + stderr).toContain(`${types} is not what openapi/conomy.yaml makes of it. Run \`pnpm generate\``);
  expect(tarballs()).toEqual([]);
});

it("packs types that are what the contract makes of them", { timeout: 60_000 }, async () => {
  expect((await pack("openapi-types")).code).toBe(0);
  expect(tarballs()).toEqual([expect.stringMatching(/conomyhq-openapi-types-\d+\.\d+\.\d+\.tgz$/)]);
});
