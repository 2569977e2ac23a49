import { execFileSync } from "node:child_process";
import { join } from "node:path";

/** Licences that let everybody use, change and pass on what has them. */
const permissive = new Set([
  ...["0BSD", "Apache-2.0", "BlueOak-1.0.0", "BSD-2-Clause", "BSD-3-Clause", "CC0-1.0", "ISC", "MIT"],
  ...["PSF-2.0", "Python-2.0", "Unlicense"],
]);

/**
 * Looks at the licences of everything that is installed with some packages.
 *
 * @returns A sentence for each that is not permissive, or not known.
 */
export function checkLicences(root: string, names: readonly string[]): string[] {
  const output = pnpm(root, names, "licenses", "list", "--prod", "--json");
  const byLicence: Record<string, { name: string }[]> = output.trim().startsWith("{") ? JSON.parse(output) : {};
  return Object.entries(byLicence)
    .filter(([licence]) => !isPermissive(licence))
    .flatMap(([licence, packages]) =>
      packages.map(({ name }) => `${name} comes along, and its licence, ${licence}, is not one of supply-chain.ts.`),
    );
}

/** One choice of several is enough. */
const isPermissive = (licence: string) =>
  licence
    .replaceAll(/[()]/g, "")
    .split(" OR ")
    .some((choice) => choice.split(" AND ").every((one) => permissive.has(one)));

/** Writes for each package which others it is installed with: a software bill of materials, in CycloneDX. */
export function writeBills(root: string, names: readonly string[], target: string): void {
  const format = ["--sbom-format", "cyclonedx", "--sbom-spec-version", "1.6"];
  pnpm(root, names, "sbom", "--prod", ...format, "--split", "--out", join(target, "%s-%v.cdx.json"));
}

function pnpm(root: string, names: readonly string[], ...args: string[]): string {
  const filters = names.flatMap((name) => ["--filter", name]);
  return execFileSync("pnpm", [...filters, ...args], {
    cwd: root,
    encoding: "utf8",
    stdio: ["ignore", "pipe", "inherit"],
  });
}
