import { existsSync, globSync, readFileSync, statSync } from "node:fs";
import { homedir, tmpdir } from "node:os";
import { join, matchesGlob, relative } from "node:path";
import { checkPackage, createPackageFromTarballData } from "@arethetypeswrong/core";
import { lintSource } from "@secretlint/core";
import { creator as secrets } from "@secretlint/secretlint-rule-preset-recommend";
import { publint } from "publint";
import { formatMessage } from "publint/utils";
import { checkGlobals } from "./globals.ts";
import { checkImports } from "./imports.ts";
import type { Manifest, PackedPackage } from "./pack.ts";

/**
 * What a package may take when it is unpacked, without its changelog, in bytes. Lower a number with every byte that goes, and
 * raise none without a reason.
 */
export const ceilings: Record<string, number> = {
  "@conomyhq/client": 83_000,
  "@conomyhq/contract-diff": 640_000,
  "@conomyhq/openapi-types": 20_500,
  "@conomyhq/sandbox": 950_000,
};

/**
 * Looks for what would harm whoever installs a packed package.
 *
 * @param root - The folder of the repository, whose path no file may name.
 * @returns A sentence for each fault; none if the package may be published.
 */
export async function check(packed: PackedPackage, root: string): Promise<string[]> {
  const files = globSync("**/*", { cwd: packed.folder }).filter((file) => statSync(join(packed.folder, file)).isFile());
  const faults = [
    ...checkManifest(packed.manifest),
    ...checkFiles(packed, files, root),
    ...(await checkTexts(packed.folder, files, root)),
    ...(await checkImports(packed)),
    ...checkGlobals(packed, files),
    ...(await lint(packed)),
    ...(await checkTypes(packed)),
  ];
  return faults.map((fault) => `${packed.manifest.name}: ${fault}`);
}

function checkManifest({ dependencies = {}, license }: Manifest): string[] {
  const faults = Object.entries(dependencies)
    .filter(([, range]) => !/^[~^]?\d+\.\d+\.\d+(-[\w.-]+)?$/.test(range))
    .map(([name, range]) => `it depends on ${name} "${range}", which npm cannot resolve for others.`);
  if (license !== "MIT") faults.push(`its license is ${license}, and not MIT.`);
  return faults;
}

/** npm adds these to what `files` lists. */
const always = ["package.json", "README.md", "LICENSE"];

function checkFiles({ folder, manifest, source }: PackedPackage, files: string[], root: string): string[] {
  const { name, files: listed = [] } = manifest;
  const list = `\`files\` in ${relative(root, join(source, "package.json"))}`;
  const isListed = (file: string) =>
    [...always, ...listed].some(
      (pattern) => file === pattern || matchesGlob(file, pattern) || matchesGlob(file, `${pattern}/**`),
    );
  const faults = files.filter((file) => !isListed(file)).map((file) => `${file} is not listed in ${list}.`);
  faults.push(
    ...files
      .filter((file) => /(^|\/)(test|src|node_modules)\/|\.test\.|\.map$|\.tsbuildinfo$|\.env/.test(file))
      .map((file) => `${file} is of no use to whoever installs it.`),
    ...always.filter((file) => !files.includes(file)).map((file) => `${file} is missing in ${relative(root, source)}.`),
    // npm does not add it, and there is none before the first release.
    ...["CHANGELOG.md"]
      .filter((file) => !files.includes(file) && existsSync(join(source, file)))
      .map((file) => `${file} is missing: ${list} must list it.`),
  );
  if (listed.includes("dist") && !existsSync(join(folder, "dist")))
    faults.push(`dist is missing, which ${list} lists. Run \`pnpm build\`.`);
  const size = files
    .filter((file) => file !== "CHANGELOG.md")
    .reduce((sum, file) => sum + statSync(join(folder, file)).size, 0);
  const ceiling = ceilings[name];
  if (ceiling === undefined) faults.push("packages/release/check.ts has no ceiling for its size.");
  else if (size > ceiling) faults.push(`it takes ${size} bytes, and may take ${ceiling} (packages/release/check.ts).`);
  return faults;
}

async function checkTexts(folder: string, files: string[], root: string): Promise<string[]> {
  const places = [root.replace(/\/$/, ""), homedir(), tmpdir()].filter((place) => place.length > 1);
  const faults: string[] = [];
  for (const file of files) {
    const content = readFileSync(join(folder, file), "utf8");
    for (const place of places) {
      const line = content.split("\n").findIndex((text) => text.includes(`${place}/`));
      if (line >= 0) faults.push(`${file}:${line + 1} names a folder of this machine, ${place}.`);
    }
    const { messages } = await lintSource({
      source: { content, filePath: file, ext: file.slice(file.lastIndexOf(".")), contentType: "text" },
      options: { config: { rules: [{ id: "@secretlint/secretlint-rule-preset-recommend", rule: secrets }] } },
    });
    faults.push(
      ...messages.map(({ loc, ruleId }) => `${file}:${loc.start.line} holds what looks like a secret (${ruleId}).`),
    );
  }
  return faults;
}

async function lint({ folder, manifest }: PackedPackage): Promise<string[]> {
  const { messages } = await publint({ pkgDir: folder, pack: false, strict: true });
  return messages.map((message) => `${formatMessage(message, { ...manifest })} (publint)`);
}

async function checkTypes({ manifest, tarball }: PackedPackage): Promise<string[]> {
  const result = await checkPackage(createPackageFromTarballData(readFileSync(tarball)));
  if (result.types === false) return ["it has no types."];
  // Written in one format on purpose: every Node that may run it can require ES modules.
  const isModuleOnly = !JSON.stringify(manifest.exports).includes('"require"');
  const kinds = result.problems.map(({ kind }) => kind).filter((kind) => !isModuleOnly || kind !== "CJSResolvesToESM");
  return [...new Set(kinds)].map((kind) => `its types are wrong: ${kind} (are-the-types-wrong).`);
}
