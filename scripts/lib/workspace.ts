import { globSync, readFileSync } from "node:fs";
import { parseContract } from "@conomyhq/contract-document";

/** What is used here of a package of the workspace. */
export interface Package {
  /** Without the scope, which all of them share. */
  name: string;
  isPublished: boolean;
  /** The Node versions that it runs on, as in `package.json`. */
  node: string | undefined;
  /** The packages of the workspace that it needs to run. */
  dependencies: string[];
  /** The packages of the workspace that its build or its tests need. */
  devDependencies: string[];
}

const scope = "@conomyhq/";
const withoutScope = (name: string) => name.slice(scope.length);
const ours = (dependencies: Record<string, string> = {}) =>
  Object.keys(dependencies)
    .filter((name) => name.startsWith(scope))
    .map(withoutScope)
    .sort();

/** Reads the manifest of every package, in the order of their folders. */
export function readPackages(root: string): Package[] {
  const manifests = globSync("{openapi,scripts,packages/*}/package.json", { cwd: root }).sort();
  return manifests.map((path) => {
    const manifest = JSON.parse(readFileSync(root + path, "utf8"));
    return {
      name: withoutScope(manifest.name),
      isPublished: !manifest.private,
      node: manifest.engines?.node,
      dependencies: ours(manifest.dependencies),
      devDependencies: ours(manifest.devDependencies),
    };
  });
}

/** Reads which versions the tests use: those of this workspace, and those that only `pnpm test:runtimes` installs. */
export function readVersions(root: string): Record<string, string> {
  const file = "pnpm-workspace.yaml";
  const { value } = parseContract<{ catalog: Record<string, string> }>(readFileSync(root + file, "utf8"), file);
  const runtimes = JSON.parse(readFileSync(`${root}packages/consumer-tests/runtimes/package.json`, "utf8"));
  return { ...value.catalog, ...runtimes.dependencies };
}
